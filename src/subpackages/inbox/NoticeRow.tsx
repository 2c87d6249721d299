import { Text, View } from '@tarojs/components'
import { Icon } from '../../components/Icon'
import { pressable } from '../../components/pressable'
import type { Notice } from '../../state/notices'
import { momentText } from '../../text/dates'
import { tied } from '../../text/points'
import { noticeWords } from './words'

/** Ends that cost something, while something can still be done about them. */
function isUrgent({ about, outcome }: Notice): boolean {
  return outcome === null && (about.kind === 'points_expiring' || about.kind === 'tier_ending' || about.kind === 'tier_grace' || about.kind === 'reservation_ending')
}

export function NoticeRow({ notice, nowMs }: { notice: Notice; nowMs: number }) {
  const { icon, title, left, body, open } = noticeWords(notice, nowMs)
  const tone = isUrgent(notice) ? 'inbox-urgent' : notice.outcome === null ? 'inbox-open' : 'inbox-over'
  return (
    <View
      className={`inbox-row ${tone}${notice.read ? '' : ' inbox-new'}`}
      onClick={open}
      {...pressable(`${notice.read ? '' : '新，'}${title}${left ? `，${left}` : ''}。${body}`, 'link')}
    >
      <View className="inbox-icon">
        <Icon name={icon} />
        {!notice.read && <View className="inbox-dot" />}
      </View>
      <View className="grow">
        <View className="inbox-title">{tied(title)}{left && <>，<Text className="nw">{left}</Text></>}</View>
        <View className="sub muted">{body}</View>
        <View className="cap dim num mt4">{momentText(notice.createdAt, nowMs)}</View>
      </View>
      <Icon name="right" size="s" />
    </View>
  )
}
