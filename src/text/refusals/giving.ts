import type { ErrorCode, ErrorWords } from '../errors'

/** What giving and choosing gifts are refused with. */
export const giving = {
  GIFT_IMPOSSIBLE: { title: '这张券送不了', body: '用过、过期或别人送的券不能再送，换一张试试。' },
  GIFT_OWN: { title: '这是你送出去的券', body: '等朋友来领；想自己用，先收回来。' },
  CHOICE_CLOSED: { title: '选择已经截止', body: '没有另选的话，按写明的那一样为你留着。' },
} satisfies Partial<Record<ErrorCode, ErrorWords>>
