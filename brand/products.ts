interface Product {
  productId: string
  name: string
  /** Read by whoever scans the code at the bottom of the tin. */
  story: string
  /** One of the app's still lifes. */
  picture: string | null
}

/** What bears a code. */
export const products: Product[] = [
  {
    productId: 'osmanthus',
    name: '桂花乌龙',
    story: '九月底的桂花，傍晚采下，当夜和茶一层一层铺在一起。窨三遍，花拣净，只留香。',
    picture: 'jar',
  },
  {
    productId: 'white-dew',
    name: '白露',
    story: '白露前后的一芽二叶，摊在竹匾上晒了两个晴天。不炒不揉，放得住，越放越甜。',
    picture: 'cup',
  },
  {
    productId: 'pine-smoke',
    name: '松烟小种',
    story: '青楼里烧的是老松木，茶在楼上，烟从地板缝里慢慢走。闻着像冬天的山屋。',
    picture: 'incense',
  },
]
