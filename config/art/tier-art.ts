import type { TierLook } from '../../brand/theme'
import { mix } from '../../src/theme/palette'
import { round } from './svg'

/**
 * The vessel: a disc filled to the tier's level, with one ripple a rank around it. Coordinates are those of a member
 * card 343 wide: text stays left of x = 174, and the ripples fade before they reach it. The picture is the square
 * around the disc, so that the ladder can show the same one whole and small.
 */
const CX = 272
const CY = 88
const R = 98

type Point = [number, number]

const leaf = 'M0 0C8-11 27-13 44-1 30 11 12 10 0 0z'
const vein = 'M2 0C16-2 28-2 39-1'

/** Point and direction (degrees) at t of a quadratic curve. */
function along([x0, y0]: Point, [x1, y1]: Point, [x2, y2]: Point, t: number): { x: number; y: number; turn: number } {
  const u = 1 - t
  const dx = u * (x1 - x0) + t * (x2 - x1)
  const dy = u * (y1 - y0) + t * (y2 - y1)
  return {
    x: round(u * u * x0 + 2 * u * t * x1 + t * t * x2),
    y: round(u * u * y0 + 2 * u * t * y1 + t * t * y2),
    turn: Math.round((Math.atan2(dy, dx) * 180) / Math.PI),
  }
}

function use(id: string, x: number, y: number, turn: number, scale: number): string {
  return `<use href="#${id}" transform="translate(${x} ${y})rotate(${turn})scale(${round(scale * 10) / 10})"/>`
}

function ear(base: Point, bend: Point, tip: Point, pairs: number, opacity: number): string {
  let grains = ''
  for (let i = 0; i < pairs; i++) {
    const { x, y, turn } = along(base, bend, tip, 0.46 + (0.5 * i) / (pairs - 1))
    grains += use('g', x, y, turn, 1 - (0.3 * i) / pairs)
  }
  return `<g opacity="${opacity}"><path d="M${base}Q${bend} ${tip}" fill="none" stroke-width="1.4"/>${grains}</g>`
}

const grainPair =
  '<g id="g" stroke-width=".7"><path id="h" d="M1 1C3 7 9 10 17 8 15 2 9-1 1 1z" stroke="none"/><path d="M17 8l17 5M17-8l17-5" opacity=".6"/><use href="#h" transform="scale(1-1)"/></g>'

const motifs: Record<TierLook['motif'], (tier: TierLook) => string> = {
  sprout: (tier) => {
    const green = mix(tier.light.fg, tier.light.b, 0.72)
    return `<path d="M270 150Q267 118 274 88" fill="none" stroke="${tier.ink}" stroke-opacity=".6" stroke-width="1.6"/>
      <g fill="${green}" stroke="none"><path d="${leaf}" transform="translate(273 93)rotate(-36)scale(1.1)"/><path d="${leaf}" transform="translate(273 97)rotate(-146)scale(.86-.86)" opacity=".84"/></g>
      <g fill="none" stroke="${tier.light.a}" opacity=".6"><path d="${vein}" transform="translate(273 93)rotate(-36)scale(1.1)"/><path d="${vein}" transform="translate(273 97)rotate(-146)scale(.86-.86)"/></g>`
  },
  branch: (tier) => {
    const stem: [Point, Point, Point] = [[243, 196], [258, 96], [306, 34]]
    const at: [number, number, number, number][] = [
      [0.34, 60, 1.3, 0.62],
      [0.42, -64, 1.1, 0.72],
      [0.62, 57, 1.25, 0.84],
      [0.68, -62, 1.05, 0.9],
      [1, 2, 0.9, 1],
    ]
    const leaves = at.map(([t, side, scale, opacity]) => {
      const { x, y, turn } = along(...stem, t)
      return `<g opacity="${opacity}">${use('g', x, y, turn + side, scale)}</g>`
    })
    return `<defs><g id="g"><path d="${leaf}" stroke="none"/><path d="${vein}" fill="none" stroke="${tier.light.b}" stroke-opacity=".5"/></g></defs>
      <path d="M${stem[0]}Q${stem[1]} ${stem[2]}" fill="none" stroke-width="1.5"/>${leaves.join('')}`
  },
  ears: () =>
    `<defs>${grainPair}</defs>` +
    ear([213, 215], [206, 150], [219, 100], 5, 0.42) +
    ear([282, 215], [296, 130], [335, 90], 6, 0.6) +
    ear([238, 215], [246, 100], [299, 38], 8, 1),
  grains: () => {
    let rows = ''
    for (let row = 0; row < 8; row++) {
      const pairs = 1 + Math.ceil(row / 2) + (row > 5 ? 1 : 0)
      const y = 66 + row * 16
      const start = 272 - pairs * 18 + (row % 2 ? 9 : 0)
      let line = ''
      for (let i = 0; i < pairs; i++) line += `<use href="#g" x="${start + i * 36}" y="${y}"/>`
      rows += `<g opacity="${round(1 - row * 0.09)}">${line}</g>`
    }
    return `<defs><g id="g" stroke="none"><ellipse cx="9" rx="8" ry="5" transform="rotate(-24 9 0)"/><ellipse cx="27" rx="8" ry="5" transform="rotate(24 27 0)"/></g></defs>${rows}`
  },
  moon: (tier) => {
    const night = tier.light.b
    const waves = [0, 1, 2, 3, 4, 5].map(
      (i) => `<path d="M${208 + i * 4} ${124 + i * 10}q${30 + i * 2}-5 60 0t${60 - i * 4} 0" opacity="${round(6 - i * 0.7) / 10}"/>`,
    )
    return `<defs>${grainPair}</defs><g fill="none" stroke="${night}" stroke-width="1.4">${waves.join('')}</g>
      <g fill="${night}" stroke="${night}">${ear([236, 215], [246, 120], [300, 46], 8, 0.9)}</g>`
  },
}

/** Drawn with the tier's glow, which is the same in both themes: one drawing serves both. */
export function tierArt(tier: TierLook, rank: number): string {
  const { glow, level, motif } = tier
  const solid = motif === 'sprout' || motif === 'moon'
  const water = round(CY + R - level * 2 * R)
  let ripples = ''
  for (let i = 1; i <= rank; i++) {
    ripples += `<circle cx="${CX}" cy="${CY}" r="${round(R * (1 + 0.15 * i))}" opacity="${round(3.6 - 0.5 * i) / 10}"/>`
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="100 -84 344 344"><defs>
    <clipPath id="c"><circle cx="${CX}" cy="${CY}" r="${R}"/></clipPath>
    <linearGradient id="w" x2="0" y2="1"><stop stop-color="${glow}" stop-opacity="${solid ? 0.95 : 0.42}"/><stop offset="1" stop-color="${glow}" stop-opacity="${solid ? 0.74 : 0.1}"/></linearGradient>
    <linearGradient id="f" gradientUnits="userSpaceOnUse" x1="150" x2="220"><stop stop-color="${glow}" stop-opacity="0"/><stop offset="1" stop-color="${glow}"/></linearGradient></defs>
    <g fill="none" stroke="url(#f)">${ripples}</g>
    <circle cx="${CX}" cy="${CY}" r="${R}" fill="${glow}" fill-opacity=".14" stroke="${glow}" stroke-opacity=".6"/>
    <g clip-path="url(#c)"><path d="M174 ${water}q49-7 98 0t98 0V186H174z" fill="url(#w)"/>
    <g fill="${glow}" stroke="${glow}" stroke-linecap="round">${motifs[motif](tier)}</g></g></svg>`
}

/** The 22 px mark: the same vessel in one colour. */
export function tierMark(level: number): string {
  const water = round(20 - level * 18)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22"><clipPath id="c"><circle cx="11" cy="11" r="9"/></clipPath>
    <path clip-path="url(#c)" d="M0 ${water}q5.5-1.8 11 0t11 0V22H0z"/><circle cx="11" cy="11" r="9.3" fill="none" stroke="#000" stroke-width="1.3"/></svg>`
}
