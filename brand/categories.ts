/** Kinds of goods that a coupon or a till can name. A till sends the id of each line of a bill. */
export const categories: { categoryId: string; name: string }[] = [
  { categoryId: 'tea', name: '茶' },
  { categoryId: 'incense', name: '香氛' },
  { categoryId: 'ceramics', name: '陶瓷' },
  { categoryId: 'snack', name: '茶点' },
]

/** What coupons in the wallet are judged by until the member says what is in the bag: an everyday bill. */
export const usualBill: { place: 'store' | 'online'; lines: { category: string | null; fen: number }[] } = { place: 'store', lines: [{ category: 'incense', fen: 8700 }] }
