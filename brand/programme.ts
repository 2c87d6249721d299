/** Who the programme belongs to. A brand edits this folder and nothing else. */
export const programme = {
  name: '小满集',
  slogan: '小得盈满，刚刚好',
  /** The brand's wall clock: days, caps and expiries follow it. China has no daylight saving. */
  utcOffsetMinutes: 480,
  /** Raise it when the charter or the privacy notice changes; members are then asked again. */
  consentVersion: '2026-11-b',
  /** How long a cancelled membership rests before what is held about the member is deleted. */
  comeBackDays: 15,
  /** How long staff can take two merged cards apart again. */
  mergeUndoDays: 7,
  servicePhone: '400-000-0000',
}
