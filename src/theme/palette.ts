import { theme, type BrandColours, type BrandTheme, type TierLook } from '../../brand/theme'

type Rgb = [number, number, number]

function rgb(hex: string): Rgb {
  const n = parseInt(hex.slice(1), 16)
  return [n >> 16, (n >> 8) & 255, n & 255]
}

const hex = (c: Rgb) => '#' + c.map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')

/** share of a, the rest b. Mixed here because the phones' browsers do not all know color-mix. */
export function mix(a: string, b: string, share: number): string {
  const [x, y] = [rgb(a), rgb(b)]
  return hex(x.map((v, i) => v * share + y[i] * (1 - share)) as Rgb)
}

export function alpha(colour: string, opacity: number): string {
  return `rgba(${rgb(colour).join(',')},${opacity})`
}

/** Relative luminance and contrast as WCAG 2.1 defines them. */
function luminance(colour: string): number {
  const [r, g, b] = rgb(colour).map((v) => {
    const s = v / 255
    return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

export function contrast(a: string, b: string): number {
  const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (hi + 0.05) / (lo + 0.05)
}

export type Mode = 'light' | 'dark'

/** All colours of a theme as CSS variables: the brand's ten, and the neutrals mixed from ink and bg. */
export function colours(brand: BrandColours, mode: Mode): Record<string, string> {
  const { ink, bg } = brand
  const light = mode === 'light'
  const surface = light ? '#ffffff' : mix(ink, bg, 0.045)
  const track = mix(ink, bg, light ? 0.06 : 0.127)
  const sunken = light ? mix(ink, bg, 0.047) : mix(bg, '#000000', 0.7)
  const text3 = mix(ink, bg, light ? 0.675 : 0.6)
  return {
    brand: brand.brand,
    'brand-press': brand.brandPress,
    'on-brand': brand.onBrand,
    'brand-soft': brand.brandSoft,
    'brand-line': alpha(brand.brand, 0.4),
    bg,
    ink,
    gold: brand.gold,
    'gold-soft': brand.goldSoft,
    /** A bar of points beside the one that is expiring. */
    'gold-bar': light ? brand.goldSoft : mix(brand.gold, surface, 0.24),
    alert: brand.alert,
    'alert-soft': brand.alertSoft,
    surface,
    'surface-2': light ? mix(surface, bg, 0.45) : mix(ink, bg, 0.08),
    sunken,
    'text-2': mix(ink, bg, light ? 0.75 : 0.735),
    'text-3': text3,
    line: alpha(ink, 0.09),
    'line-2': alpha(ink, light ? 0.18 : 0.2),
    track,
    'track-fill': mix(text3, track, 0.72),
    off: light ? sunken : mix(ink, bg, 0.08),
    shine: light ? mix(sunken, surface, 0.62) : mix(ink, bg, 0.12),
    ok: light ? '#2A6B49' : '#8CCBA4',
    'ok-soft': light ? '#E2F0E7' : '#1B3226',
    veil: alpha(surface, 0.92),
    mask: light ? 'rgba(14,20,17,.52)' : 'rgba(0,0,0,.64)',
  }
}

/** A tier's colours as CSS variables. Where a choice depends on contrast it is made here, so a new brand needs no CSS. */
export function tierColours(tier: TierLook, brand: BrandColours, mode: Mode): Record<string, string> {
  const { ink, glow } = tier
  const { a, b, fg } = tier[mode]
  const { surface, bg, 'text-2': text2 } = colours(brand, mode)
  const codeText = contrast(ink, a) > contrast(ink, b) ? a : b
  const reads = (text: string, ground: (share: number) => string[], least: number) =>
    [0.46, 0.36, 0.26, 0.18, 0.12, 0.06].find((share) => ground(share).every((c) => contrast(text, c) >= least))
  const onFoot = (share: number) => [mix(glow, a, share), mix(glow, b, share)]
  // A light ground is lightened under the foot; a dark one bears a breath of light, or is darkened.
  const lightGround = contrast(ink, '#ffffff') > contrast(ink, '#000000')
  const footShare = lightGround ? reads(ink, onFoot, 4.8) : [0.12].find((share) => onFoot(share).every((c) => contrast(ink, c) >= 4.8))
  const foot = footShare ? alpha(glow, footShare) : alpha('#000000', 0.16)
  const wash = mode === 'light' ? a : b
  const tintShare = mode === 'light' ? reads(text2, (share) => [mix(wash, bg, share)], 5) ?? 0 : 0.22
  return {
    ta: a,
    tb: b,
    ti: ink,
    tf: fg,
    'tier-code': codeText,
    'tier-end': contrast(a, surface) >= 3 ? a : fg,
    'tier-foot': foot,
    'tier-edge': alpha(glow, 0.5),
    'tier-tint': mix(wash, bg, tintShare),
    'tier-shadow': mode === 'light' ? alpha(mix(b, '#000000', 0.7), 0.5) : 'transparent',
  }
}

export function tierIds(theme: BrandTheme): string[] {
  return Object.keys(theme.tiers)
}

/** The tab bar and the frame around pages are drawn by the platform, outside CSS. */
export const tabColors = {
  light: frameColours('light'),
  dark: frameColours('dark'),
}

function frameColours(mode: Mode) {
  const set = colours(theme[mode], mode)
  return { page: set.bg, bar: set.surface, text: set['text-3'], on: set.brand }
}
