import type { components } from '../../contract/types.gen'

/** 评价一单：1/1，回任务页领取 */
export function countedText({ name, progress, target, claimable }: components['schemas']['Counted']): string {
  if (claimable) return `${name}：${progress}/${target}，回任务页领取`
  return progress >= target ? `${name}：${progress}/${target}，奖励已领` : `${name}：${progress}/${target}，还差 ${target - progress}`
}

/** Said where nothing counts it: the task is full for now, or the brand has none. */
export const notCounted = '已经记下。现在没有新的任务进度。'
