/** Still lifes for empty screens and for rewards: a wall, a table from 70 %, one object, one soft shadow to the right. */

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
    /** Growing: what a gift to others, or a later release, brings. */
  seedling: {
    wall: ['#E9EFE0', '#D5E0C8'],
    table: '#C2CFB2',
    body: ['#A9674A', '#CF8E6E', '#98583D'],
    shadow: [94, 124, 34, 6],
    object: `<path d="M54 84h52l-6 34q-1 5-6 5H66q-5 0-6-5z" fill="url(#b)"/><rect x="50" y="76" width="60" height="12" rx="4" fill="#BD7A5B"/>
      <ellipse cx="80" cy="77" rx="27" ry="3.2" fill="#5B4031"/><path d="M80 77V48" stroke="#55734C" stroke-width="2.2" stroke-linecap="round"/>
      <path d="M80 57c2-16 14-23 28-22-1 14-12 22-28 22z" fill="#6E9A63"/><path d="M80 63c-2-13-12-18-24-17 1 11 10 17 24 17z" fill="#8BB37E"/>
      <path d="M80 57q10-9 21-16M80 63q-8-7-17-11" fill="none" stroke="#E4EED8" stroke-opacity=".7"/>`,
  },
  /** Two of them, one on the other. */
  saucers: {
    wall: ['#E6EAED', '#D1D9DE'],
    table: '#C3CDD4',
    body: ['#8FAFB8', '#CFE0E4', '#7E9FA9'],
    shadow: [90, 122, 48, 7],
    object: `<ellipse cx="80" cy="113" rx="46" ry="14" fill="#7896A0"/><ellipse cx="80" cy="108" rx="46" ry="14" fill="url(#b)"/>
      <ellipse cx="78" cy="100" rx="41" ry="12.5" fill="#8FAAB2"/><ellipse cx="78" cy="96" rx="41" ry="12.5" fill="#E6EFF1"/>
      <g fill="none" stroke="#9DB8BF" stroke-width="1.2"><ellipse cx="78" cy="96" rx="31" ry="9"/><ellipse cx="78" cy="96" rx="19" ry="5.3"/><ellipse cx="78" cy="96" rx="8" ry="2.2"/></g>`,
  },
  /** Scent in a tied pouch. */
  sachet: {
    wall: ['#E2E8D9', '#CBD5BF'],
    table: '#BCC8AE',
    body: ['#5F7B58', '#8BA681', '#54704E'],
    shadow: [94, 124, 36, 6],
    object: `<path d="M66 56c-3-9-6-13-9-18q23-7 46 0c-3 5-6 9-9 18z" fill="#7B9672"/><path d="M66 60c-16 12-24 26-22 44q2 20 20 20h32q18 0 20-20c2-18-6-32-22-44z" fill="url(#b)"/>
      <path d="M63 58q17 5 34 0M97 58c8 3 11 9 9 17" fill="none" stroke="#D9C79A" stroke-width="3" stroke-linecap="round"/><circle cx="105" cy="78" r="3" fill="#C9A85E"/>
      <path d="M80 112V84M80 99c-9 0-12-6-12-11 8 0 12 4 12 11zm0-7c8 0 11-6 11-11-8 0-11 4-11 11z" fill="#DDE6D4" stroke="#EEF3E8" stroke-width="1.4" stroke-linecap="round"/>`,
  },
  /** A bowl with its lid. */
  gaiwan: {
    wall: ['#E6EEE9', '#D2DFD7'],
    table: '#C3D3C9',
    body: ['#B3CABF', '#F6FAF8', '#9DB9AC'],
    shadow: [92, 126, 46, 6],
    object: `<ellipse cx="80" cy="121" rx="45" ry="6.5" fill="#A9C2B6"/><ellipse cx="80" cy="119" rx="45" ry="6.5" fill="#E3EDE8"/><path d="M66 110h28l2 8q-16 4-32 0z" fill="#AFC7BB"/>
      <path d="M44 74c0 24 14 40 36 40s36-16 36-40z" fill="url(#b)"/><ellipse cx="80" cy="74" rx="36" ry="6" fill="#FBFDFC"/><path d="M50 73c3-16 14-24 30-24s27 8 30 24q-30 6-60 0z" fill="url(#b)"/>
      <rect x="72" y="41" width="16" height="10" rx="5" fill="#B5CBC0"/><path d="M64 100q14 0 22-16M74 96c-6-1-9-4-9-8 6 0 9 3 9 8zm8-6c6 1 10-1 12-5-6-2-10 0-12 5z" fill="#7FA391" stroke="#6E9584" stroke-width="1.3" stroke-linecap="round"/>`,
  },
  'gift-box': {
    wall: ['#E6EAED', '#D1D9DE'],
    table: '#C3CDD4',
    body: ['#2F3E4D', '#4A5C6D', '#253240'],
    shadow: [94, 125, 48, 6],
    object: `<rect x="36" y="80" width="88" height="44" rx="3" fill="url(#b)"/><rect x="31" y="64" width="98" height="20" rx="4" fill="#3C4D5D"/><path d="M31 80h98v4H31z" fill="#1F2A36" opacity=".4"/>
      <path d="M73 64h14v60H73z" fill="#E0CFA4"/><path d="M80 64c-8-14-26-16-27-7-1 6 13 8 27 7zm0 0c8-14 26-16 27-7 1 6-13 8-27 7z" fill="#EDDFBB" stroke="#C9B074" stroke-width="1.3"/><rect x="75" y="59" width="10" height="10" rx="3" fill="#C9A85E"/>`,
  },
  /** Time spent well: a branch in a vase. */
  vase: {
    wall: ['#EFE7EB', '#DECFD7'],
    table: '#D1BFC9',
    body: ['#B98D78', '#E8CDBD', '#A87A65'],
    shadow: [92, 125, 32, 6],
    object: `<path d="M80 62C78 42 90 32 102 18M84 44q12-2 22-8M80 56q-4-14-22-20" fill="none" stroke="#6B5442" stroke-width="2" stroke-linecap="round"/>
      <path d="M102 17h.1M107 36h.1M57 36h.1" stroke="#D98E73" stroke-width="9" stroke-linecap="round"/><path d="M95 27h.1M97 41h.1M68 41h.1" stroke="#E3A88F" stroke-width="6.5" stroke-linecap="round"/>
      <path d="M71 58h18c0 15 19 19 19 40 0 17-11 26-28 26s-28-9-28-26c0-21 19-25 19-40z" fill="url(#b)"/><ellipse cx="80" cy="58" rx="9" ry="2.6" fill="#8A6250"/>`,
  },
  /** A tier for a while: the vessel on a card. */
  pass: {
    wall: ['#F3E6DE', '#E6D0C3'],
    table: '#DABFAF',
    body: ['#9A5A3E', '#B5714F', '#5E2F20'],
    shadow: [94, 125, 42, 6],
    object: `<path d="M50 118h60l6 6H44z" fill="#8A6250"/><rect x="38" y="54" width="84" height="62" rx="8" fill="url(#b)" transform="rotate(-5 80 85)"/>
      <g fill="#F3C6A2" transform="rotate(-5 80 85)"><circle cx="98" cy="85" r="19" opacity=".25"/><path d="M79.5 82q9-4 18.5 0t18.5 0a19 19 0 1 1-37 0z" opacity=".75"/><path d="M48 68h20v3H48zm0 30h14v3H48z"/></g>`,
  },
  ticket: {
    wall: ['#F5EDDC', '#EADCBC'],
    table: '#DFCDA4',
    body: ['#F4E6C6', '#FFFBF0', '#EAD7A8'],
    shadow: [94, 125, 44, 6],
    object: `<g transform="rotate(-8 80 90)"><path d="M34 62h92v14a8 8 0 0 0 0 16v26H34V92a8 8 0 0 0 0-16z" fill="url(#b)"/><path d="M94 66v48" stroke="#C9A85E" stroke-width="1.6" stroke-dasharray="3 4"/>
      <circle cx="64" cy="90" r="15" fill="#2C5849" opacity=".15"/><path d="M64 98V80M64 92c-7 0-9-5-9-9 6 0 9 3 9 9zm0-5c6 0 8-4 8-8-5 0-8 3-8 8z" fill="#6E9A63" stroke="#4A7460" stroke-width="1.3"/><path d="M102 80h14M102 88h14M102 96h8" stroke="#B99A63" stroke-width="2.4" stroke-linecap="round"/></g>`,
  },
}

export const stillNames = Object.keys(scenes)

/** The table before the wall, in colours alone: only what stands there is a drawing, and the ground is as wide as its frame. */
export function stillGround(name: string): string {
  const { wall, table } = scenes[name]
  return `linear-gradient(transparent 70%,${table} 70%),linear-gradient(158deg,${wall.join(',')})`
}

export function stillLife(name: string): string {
  const { body, shadow, object } = scenes[name]
  const [cx, cy, rx, ry] = shadow
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 160">
    <linearGradient id="b"><stop stop-color="${body[0]}"/><stop offset=".42" stop-color="${body[1]}"/><stop offset="1" stop-color="${body[2]}"/></linearGradient>
    ${object.includes('#s') ? '<linearGradient id="s" x2="0" y1="1" y2="0"><stop stop-color="#fff" stop-opacity=".9"/><stop offset="1" stop-color="#fff" stop-opacity="0"/></linearGradient>' : ''}
    <ellipse cx="${cx}" cy="${cy}" rx="${rx}" ry="${ry}" fill="#22302A" opacity=".14"/>${object}</svg>`
}
