/** Still lifes for empty, failed and coming screens: a wall, a table from 70 %, one object, one soft shadow to the right. */

interface Scene {
  wall: [string, string]
  table: string
  /** Three stops across a round body, left to right. */
  body: [string, string, string]
  shadow: [number, number, number, number]
  object: string
}

const scenes: Record<string, Scene> = {
  /** Empty: there is room. */
  cup: {
    wall: ['#E6EDE8', '#D5E2DA'],
    table: '#C3D3C9',
    body: ['#9DBFAE', '#E4EEE8', '#8DB09F'],
    shadow: [94, 122, 34, 6],
    object: `<path d="M66 114h28v5q0 3-3 3H69q-3 0-3-3z" fill="#86A998"/>
      <path d="M43 66h74c0 30-14 50-37 50S43 96 43 66z" fill="url(#b)"/><ellipse cx="80" cy="66" rx="37" ry="8" fill="#F3F7F4"/>
      <ellipse cx="80" cy="67" rx="33" ry="6" fill="#B98B35"/><path d="M52 66q10-4 26-4" fill="none" stroke="#E9CF93" stroke-width="1.6" stroke-linecap="round"/>
      <path d="M72 52c-5-8 5-12 0-21M88 50c-4-7 5-10 0-18" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" opacity=".8"/>`,
  },
  /** Failed: a quiet moment, nothing is lost. */
  incense: {
    wall: ['#E6EAED', '#D2DADF'],
    table: '#C3CDD4',
    body: ['#59695F', '#8A9A90', '#4A594F'],
    shadow: [92, 124, 42, 6],
    object: `<path d="M36 112h88c0 8-12 12-44 12s-44-4-44-12z" fill="url(#b)"/><ellipse cx="80" cy="112" rx="44" ry="5.2" fill="#A3B2A8"/>
      <ellipse cx="80" cy="112" rx="36" ry="3.5" fill="#DAD6CC"/><path d="M80 112l26-54" stroke="#6B4A33" stroke-width="2.4" stroke-linecap="round"/>
      <circle cx="106.3" cy="57" r="2.2" fill="#D9663B"/><path d="M106 53c-13-11 11-18-2-31-5-6-2-12 2-17" fill="none" stroke="url(#s)" stroke-width="4" stroke-linecap="round"/>`,
  },
  /** In the mall: tea in a tin. */
  jar: {
    wall: ['#F6EED9', '#ECDDB8'],
    table: '#E2CFA1',
    body: ['#C99A3C', '#EBC979', '#B98527'],
    shadow: [92, 124, 34, 6],
    object: `<rect x="56" y="54" width="48" height="70" rx="5" fill="url(#b)"/><rect x="54" y="44" width="52" height="16" rx="5" fill="#A67E30"/>
      <path d="M64 72h32v36H64z" fill="#FFFBF0"/><path d="M74 84h.1M84 90h.1M77 98h.1M87 80h.1" stroke="#D79B22" stroke-width="7" stroke-linecap="round"/>
      <path d="M122 121h.1M118 126h.1" stroke="#E2A92F" stroke-width="4.6" stroke-linecap="round"/>`,
  },
  /** On its way. */
  parcel: {
    wall: ['#F5EDDC', '#EADCBC'],
    table: '#DFCDA4',
    body: ['#C79D5E', '#DDB87C', '#B78A4A'],
    shadow: [98, 124, 42, 7],
    object: `<path d="M42 62h76v56q0 4-4 4H46q-4 0-4-4z" fill="url(#b)"/><path d="M42 62l10-14h56l10 14z" fill="#E8CC99"/>
      <path d="M80 48v74" stroke="#8F6A2F" stroke-opacity=".35"/><path d="M72 48h16l2 14v18H70V62z" fill="#F4E6C6" opacity=".75"/>
      <rect x="50" y="92" width="26" height="18" rx="2" fill="#FBF5E6"/><path d="M54 98h18M54 104h11" stroke="#B99A63" stroke-width="1.6" stroke-linecap="round"/>
      <path d="M110 102c0-7 4-10 9-10 0 7-4 10-9 10zm0 14v-14" fill="#7E9A74" stroke="#5F7B58" stroke-width="1.2" transform="translate(-10)"/>`,
  },
  /** Growing: what a later release brings. */
  pot: {
    wall: ['#E9EFE0', '#D5E0C8'],
    table: '#C2CFB2',
    body: ['#A9674A', '#CF8E6E', '#98583D'],
    shadow: [94, 124, 34, 6],
    object: `<path d="M54 84h52l-6 34q-1 5-6 5H66q-5 0-6-5z" fill="url(#b)"/><rect x="50" y="76" width="60" height="12" rx="4" fill="#BD7A5B"/>
      <ellipse cx="80" cy="77" rx="27" ry="3.2" fill="#5B4031"/><path d="M80 77V48" stroke="#55734C" stroke-width="2.2" stroke-linecap="round"/>
      <path d="M80 57c2-16 14-23 28-22-1 14-12 22-28 22z" fill="#6E9A63"/><path d="M80 63c-2-13-12-18-24-17 1 11 10 17 24 17z" fill="#8BB37E"/>
      <path d="M80 57q10-9 21-16M80 63q-8-7-17-11" fill="none" stroke="#E4EED8" stroke-opacity=".7"/>`,
  },
}

export const stillNames = Object.keys(scenes)

export function stillLife(name: string): string {
  const { wall, table, body, shadow, object } = scenes[name]
  const [cx, cy, rx, ry] = shadow
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160"><defs>
    <linearGradient id="a" x2=".4" y2="1"><stop stop-color="${wall[0]}"/><stop offset="1" stop-color="${wall[1]}"/></linearGradient>
    <linearGradient id="b"><stop stop-color="${body[0]}"/><stop offset=".42" stop-color="${body[1]}"/><stop offset="1" stop-color="${body[2]}"/></linearGradient>
    ${object.includes('#s') ? '<linearGradient id="s" x2="0" y1="1" y2="0"><stop stop-color="#fff" stop-opacity=".9"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>' : ''}</defs>
    <path d="M0 0h160v160H0z" fill="url(#a)"/><path d="M0 112h160v48H0z" fill="${table}"/><path d="M0 112h160" stroke="#fff" stroke-opacity=".4"/>
    <ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#22302A" opacity=".14"/>${object}</svg>`
}
