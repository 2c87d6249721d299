import { theme } from '../../brand/theme'
import { colours, contrast, mix, tierColours, type Mode } from '../../src/theme/palette'

const modes: Mode[] = ['light', 'dark']

/** Every text colour of the app with the grounds it stands on. */
const pairs: [text: string, grounds: string[]][] = [
  ['ink', ['bg', 'surface', 'surface-2', 'sunken', 'brand-soft']],
  ['text-2', ['bg', 'surface', 'surface-2', 'sunken', 'brand-soft']],
  ['text-3', ['bg', 'surface', 'surface-2', 'off']],
  ['brand', ['bg', 'surface', 'surface-2', 'brand-soft']],
  ['on-brand', ['brand', 'brand-press']],
  ['gold', ['bg', 'surface', 'surface-2', 'gold-soft']],
  ['alert', ['bg', 'surface', 'surface-2', 'alert-soft']],
  ['ok', ['surface', 'ok-soft']],
]

describe.each(modes)('in the %s theme', (mode) => {
  const set = colours(theme[mode], mode)

  test.each(pairs.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground])))(
    'text in %s on %s is readable',
    (text, ground) => {
      expect(contrast(set[text], set[ground])).toBeGreaterThanOrEqual(4.5)
    },
  )

  test.each(Object.keys(theme.tiers))('the card of tier %s is readable from one end to the other', (id) => {
    const tier = theme.tiers[id]
    const { a, b, fg } = tier[mode]
    const made = tierColours(tier, theme[mode], mode)
    for (const end of [a, b]) expect(contrast(tier.ink, end)).toBeGreaterThanOrEqual(4.8)
    expect(contrast(made['tier-code'], tier.ink)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(fg, set.surface)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(set.ink, made['tier-tint'])).toBeGreaterThanOrEqual(4.5)
    expect(contrast(set['text-2'], made['tier-tint'])).toBeGreaterThanOrEqual(4.5)
    const [, r, g, bl, opacity] = /rgba\((\d+),(\d+),(\d+),([\d.]+)\)/.exec(made['tier-foot']) ?? []
    const foot = `#${[r, g, bl].map((v) => Number(v).toString(16).padStart(2, '0')).join('')}`
    for (const end of [a, b]) expect(contrast(tier.ink, mix(foot, end, Number(opacity)))).toBeGreaterThanOrEqual(4.5)
  })
})
