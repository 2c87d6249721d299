import type { Reward } from '../loyalty/rewards'

/** Projects that points can be given to. What is given is not taken back; the brand adds its share to each gift. */
export const charity: Reward[] = [
  {
    rewardId: 'book-room',
    kind: 'donation',
    name: '山里小学的一间书屋',
    prices: [{ points: 100, fen: 0 }, { points: 500, fen: 0 }],
    story: '你捐一分，我们再添一分。',
    storyBlocks: [
      { text: '给茶山脚下的小学添一间书屋：书架、台灯，和第一批四百本书。', picture: 'seedling', alt: '一株刚出土的小苗' },
      { text: '捐出的积分不能退回。每一笔都有证书，进度就写在这里。' },
    ],
    picture: 'seedling',
    donation: { projectId: 'book-room-2026', project: '山里小学的一间书屋', matchPercent: 100, goalPoints: 20_000 },
  },
  {
    rewardId: 'tea-trees',
    kind: 'donation',
    name: '补种一亩茶山的树',
    prices: [{ points: 200, fen: 0 }],
    story: '茶园边上补种遮阴树，留住水，也留住鸟。',
    storyBlocks: [{ text: '每 200 积分补一棵树苗，我们再添半棵的钱。捐出的积分不能退回。', picture: 'seedling', alt: '一株刚出土的小苗' }],
    picture: 'seedling',
    donation: { projectId: 'tea-trees-2026', project: '补种一亩茶山的树', matchPercent: 50, goalPoints: 60_000 },
  },
]
