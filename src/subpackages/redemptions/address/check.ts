import type { Address } from '../../../state/address'

export type Wrong = Partial<Record<keyof Address, string>>

/** An address as it is kept: no space around it, none within the number. */
export function tidy({ name, phone, region, detail }: Address): Address {
  return { name: name.trim(), phone: phone.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, ''), region: region.trim(), detail: detail.trim() }
}

/** What is missing or amiss, field by field, in words; empty when a parcel could go there. */
export function check({ name, phone, region, detail }: Address): Wrong {
  const wrong: Wrong = {}
  if (name.length < 1) wrong.name = '写上收件人，快递要用'
  if (!/^1[3-9]\d{9}$/.test(phone)) wrong.phone = phone.length === 0 ? '写上手机号，快递会打' : phone.length < 11 ? `手机号还差 ${11 - phone.length} 位` : '看看是不是 11 位的手机号'
  if (region.length < 2) wrong.region = '写到区或县，比如 上海市徐汇区'
  if (detail.length < 2) wrong.detail = '写上街道和门牌'
  return wrong
}
