import type { components } from '../../contract/types.gen'

type Address = components['schemas']['Address']

/** 林见溪 → 林** */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name.trim()]
  return first + rest.map(() => '*').join('').slice(0, 2)
}

/** 136 **** 3915 */
export function maskedPhone(phone: string): string {
  return `${phone.slice(0, 3)} **** ${phone.slice(-4)}`
}

/** 林** 136 **** 3915 */
export function recipientText({ name, phone }: Address): string {
  return `${maskedName(name)} ${maskedPhone(phone)}`
}

/** 上海市徐汇区 武康路***: the street, not the door. */
export function placeText({ region, detail }: Address): string {
  return `${region} ${[...detail].slice(0, 3).join('')}***`
}
