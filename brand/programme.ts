/** Who the programme belongs to. A brand edits this folder and nothing else. */
export const programme = {
  name: '小满集',
  slogan: '小得盈满，刚刚好',
  /** The brand's wall clock: days, caps and expiries follow it. China has no daylight saving. */
  utcOffsetMinutes: 480,
  /** Raise it when the charter or the privacy notice changes; members are then asked again. */
  consentVersion: '2026-11-b',
  servicePhone: '400-000-0000',
}
