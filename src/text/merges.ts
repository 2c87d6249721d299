/** The other card of a merge: a member's name is masked, an old plastic card's is the end of its number. */
export const otherCard = (name: string) => (name.startsWith('尾号') ? `旧卡 ${name}` : name)
