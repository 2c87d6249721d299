interface Collection {
  collectionId: string
  name: string
  lead: string
  /** How long one reads it at least; the server's clock counts. */
  seconds: number
  /** picture: one of the app's still lifes. */
  sections: { title: string; text: string; picture?: string }[]
}

export const collections: Collection[] = [
  {
    collectionId: 'winter',
    name: '冬季新品手册',
    lead: '天冷下来，壶里的水烧得慢一点，茶也可以煮着喝。这个冬天有五样新的。',
    seconds: 15,
    sections: [
      {
        title: '松烟小种',
        text: '武夷山里的老做法：茶青铺在木楼上，楼下烧松柴，烟顺着地板缝一夜一夜地走。泡开是松脂和桂圆的味道，加一片陈皮煮，颜色像炉火。',
        picture: 'incense',
      },
      {
        title: '三年陈皮白茶',
        text: '前年的寿眉，配新会三年的陈皮，按七比三压成小块。一块正好一壶，煮到第三滚最甜。喉咙干的日子，晚饭后来一杯。',
        picture: 'cup',
      },
      {
        title: '炭焙铁观音',
        text: '用荔枝炭，低温焙三次，中间让茶睡上半个月。火气退了再装罐，入口是炒米和烤栗子，咽下去才回到兰花。',
        picture: 'jar',
      },
      {
        title: '腊梅绿茶',
        text: '腊梅只在最冷的那几天开。天亮前摘半开的花，和春天留下的绿茶放在一起，六个钟头后筛掉花。八十度的水，别盖盖子。',
        picture: 'pot',
      },
      {
        title: '荞麦桂花茶',
        text: '没有茶叶，也就没有咖啡因。苦荞在铁锅里慢慢炒黄，撒一把去年秋天的桂花。给睡得早的人，和陪着喝茶的孩子。',
        picture: 'parcel',
      },
      {
        title: '煮茶的三件小事',
        text: '茶比泡的时候少放一半；水开了再下茶，转小火；壶底留三分之一续水，味道才接得上。不急，冬天很长。',
      },
    ],
  },
]
