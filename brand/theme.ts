/** What the brand looks like. Twelve tokens and the tiers: nothing else about the look belongs to a brand. */

export interface BrandColours {
  /** Primary button, selected, link. */
  brand: string
  brandPress: string
  onBrand: string
  /** Soft button, selected row, note. */
  brandSoft: string
  /** The page. */
  bg: string
  /** First text. Second and third text, lines and grounds are mixed from ink and bg. */
  ink: string
  /** Points, and only points. */
  gold: string
  goldSoft: string
  /** Expiring, short of, failed. */
  alert: string
  alertSoft: string
}

export interface TierLook {
  motif: 'sprout' | 'branch' | 'ears' | 'grains' | 'moon'
  /** How full the vessel is, 0 to 1. */
  level: number
  /** Text on the card; it has to read on both ends of the ground, in both themes. */
  ink: string
  /** The light the artwork is drawn with. */
  glow: string
  /** The card's ground runs from a to b; fg is the tier's colour for text and icons on a surface. */
  light: { a: string; b: string; fg: string }
  dark: { a: string; b: string; fg: string }
}

export interface BrandTheme {
  light: BrandColours
  dark: BrandColours
  /** Corners in px: 0 is austere, 20 is warm. */
  radius: { card: number; control: number }
  /** By tierId, in rank order. */
  tiers: Record<string, TierLook>
}

export const theme: BrandTheme = {
  light: {
    brand: '#2C5849',
    brandPress: '#214438',
    onBrand: '#FFFFFF',
    brandSoft: '#E3EDE7',
    bg: '#F1F4F1',
    ink: '#1B2420',
    gold: '#85590F',
    goldSoft: '#F7EEDA',
    alert: '#AE4324',
    alertSoft: '#FBEAE3',
  },
  dark: {
    brand: '#8CC4AC',
    brandPress: '#A6D6C1',
    onBrand: '#0E1C16',
    brandSoft: '#1F332B',
    bg: '#0F1412',
    ink: '#ECF1EE',
    gold: '#E6C37F',
    goldSoft: '#2E2616',
    alert: '#F29B7D',
    alertSoft: '#38201A',
  },
  radius: { card: 20, control: 999 },
  tiers: {
    sprout: {
      motif: 'sprout',
      level: 0.22,
      ink: '#21381F',
      glow: '#FFFFFF',
      light: { a: '#E4EED8', b: '#BFD6B2', fg: '#4A7440' },
      dark: { a: '#CBD9BE', b: '#A3BD96', fg: '#B5D3A6' },
    },
    leaf: {
      motif: 'branch',
      level: 0.4,
      ink: '#FFFFFF',
      glow: '#CFE8D6',
      light: { a: '#4A7C66', b: '#2A5A48', fg: '#2F6450' },
      dark: { a: '#437460', b: '#234E3E', fg: '#8FC7AC' },
    },
    ear: {
      motif: 'ears',
      level: 0.58,
      ink: '#3A2808',
      glow: '#FFF7E2',
      light: { a: '#F1DDAC', b: '#D9AE5E', fg: '#85590F' },
      dark: { a: '#DCC48D', b: '#BD9248', fg: '#E6C37F' },
    },
    barn: {
      motif: 'grains',
      level: 0.76,
      ink: '#FFF6EF',
      glow: '#F3C6A2',
      light: { a: '#9A5A3E', b: '#5E2F20', fg: '#7E4028' },
      dark: { a: '#854A32', b: '#4D2519', fg: '#E3A683' },
    },
    'grain-full': {
      motif: 'moon',
      level: 0.94,
      ink: '#F4F1E6',
      glow: '#F0DFB0',
      light: { a: '#2D3D4F', b: '#121B27', fg: '#2D3D4F' },
      dark: { a: '#2B3B4D', b: '#172232', fg: '#C9D3E0' },
    },
  },
}
