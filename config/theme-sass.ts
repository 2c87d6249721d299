import { theme as brandTheme, type BrandTheme } from '../brand/theme'
import { stillGround, stillLife, stillNames } from './art/still-lifes'
import { dataUri } from './art/svg'
import { tierArt, tierMark } from './art/tier-art'
import { colours, tierColours, tierIds } from '../src/theme/palette'

type SassValue = string | { [key: string]: SassValue }

function sass(value: SassValue): string {
  if (typeof value === 'string') return `"${value}"`
  return `(${Object.entries(value).map(([key, item]) => `"${key}": ${sass(item)}`).join(', ')})`
}

const fromKeys = (keys: string[], make: (key: string, index: number) => SassValue): SassValue =>
  Object.fromEntries(keys.map((key, index) => [key, make(key, index)]))

/**
 * brand/theme.ts as one Sass map, $theme. Colours that need mixing and all drawings are made here, at build time:
 * the app carries them as CSS, so a card's artwork costs neither script nor setData.
 */
export function themeSass(theme: BrandTheme = brandTheme): string {
  return `$theme: ${sass({
    light: colours(theme.light, 'light'),
    dark: colours(theme.dark, 'dark'),
    radius: { card: `${theme.radius.card}px`, ctl: `${theme.radius.control}px` },
    tiers: fromKeys(tierIds(theme), (id, index) => ({
      light: tierColours(theme.tiers[id], theme.light, 'light'),
      dark: tierColours(theme.tiers[id], theme.dark, 'dark'),
      art: dataUri(tierArt(theme.tiers[id], index + 1)),
      mark: dataUri(tierMark(theme.tiers[id].level)),
    })),
    stills: fromKeys(stillNames, (name) => ({ object: dataUri(stillLife(name)), ground: stillGround(name) })),
  })};\n`
}
