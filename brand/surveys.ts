interface Survey {
  surveyId: string
  name: string
  /** One tap each. */
  questions: { questionId: string; text: string; options: { optionId: string; name: string; note: string }[] }[]
}

export const surveys: Survey[] = [
  {
    surveyId: 'scent',
    name: '你喜欢的香气',
    questions: [
      {
        questionId: 'first',
        text: '打开罐子，希望先闻到什么',
        options: [
          { optionId: 'flower', name: '花', note: '桂花、茉莉、兰' },
          { optionId: 'fruit', name: '果', note: '熟桃、柑皮、梅' },
          { optionId: 'wood', name: '木', note: '松、杉、老家具' },
          { optionId: 'milk', name: '奶和谷', note: '炒米、麦、热牛奶' },
        ],
      },
      {
        questionId: 'strength',
        text: '香气多浓才合适',
        options: [
          { optionId: 'faint', name: '凑近才有', note: '不抢饭菜的味道' },
          { optionId: 'plain', name: '一坐下就有', note: '说话时闻得到' },
          { optionId: 'full', name: '满屋子都是', note: '推门就知道在泡茶' },
        ],
      },
      {
        questionId: 'when',
        text: '多半什么时候喝',
        options: [
          { optionId: 'morning', name: '早上', note: '醒一醒' },
          { optionId: 'afternoon', name: '下午', note: '做事的时候' },
          { optionId: 'evening', name: '晚上', note: '慢下来，最好不耽误睡' },
          { optionId: 'company', name: '有人来的时候', note: '一起喝' },
        ],
      },
    ],
  },
]
