/** What tea members say they like, in the order of the profile page. */
export const tastes = [
  { tasteId: 'light', name: '清香' },
  { tasteId: 'floral', name: '花香' },
  { tasteId: 'roasted', name: '焙火' },
  { tasteId: 'aged', name: '陈香' },
  { tasteId: 'sweet', name: '甜润' },
  { tasteId: 'caffeine-free', name: '无咖啡因' },
]
