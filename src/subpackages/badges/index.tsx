import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { toApiError, type ApiError } from '../../api/problem'
import { BadgeMark } from '../../components/BadgeMark'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage } from '../../routes'
import { useBadges, wearBadge, type Badge } from '../../state/badges'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useSession } from '../../state/session'
import { shortDay, brandDay } from '../../text/dates'
import { refusalWords } from '../../text/refusals'
import './index.scss'

const levelNames = ['还没得', '一级', '二级', '三级']

/** What is known of one badge, and wearing it. */
function Chosen({ badge, worn, offline }: { badge: Badge; worn: boolean; offline: boolean }) {
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const { name, icon, level, hint, progress, target, levels, badgeId } = badge
  const done = level === levels.length
  const wear = async () => {
    setBusy(true)
    setRefused(null)
    try {
      await wearBadge(worn ? null : badgeId)
    } catch (failure) {
      setRefused(toApiError(failure))
    }
    setBusy(false)
  }
  return (
    <Card>
      <View className="badge-chosen">
        <BadgeMark icon={icon} level={level} />
        <View className="grow">
          <View className="t3">{`${name} · ${levelNames[level]}`}</View>
          <View className="sub muted">{done ? '三级都得了' : `下一级：${hint}，现在 ${progress}/${target}`}</View>
        </View>
        {level > 0 && <Button kind={worn ? 'text' : 'soft'} small loading={busy} disabled={offline} onClick={() => void wear()}>{worn ? '摘下' : '戴上'}</Button>}
      </View>
      {!done && <View className="badge-bar"><View className="badge-fill" style={{ width: `${Math.round((progress * 100) / target)}%` }} /></View>}
      <View className="badge-levels">
        {levels.map(({ target: each, earnedAt }, i) => (
          <View key={each} className="badge-level">
            <View className="num-m">{each}</View>
            <View className="cap muted">{`${levelNames[i + 1]} · ${earnedAt ? `${shortDay(brandDay(earnedAt))} 得` : '未得'}`}</View>
          </View>
        ))}
      </View>
      {refused && <Note kind="alert">{refusalWords(refused.code).title}。{refusalWords(refused.code).body}</Note>}
    </Card>
  )
}

/** All badges; a tap tells of one, and an earned one can be worn on the card. */
export default function BadgesPage() {
  const isMember = useSession()?.role === 'member'
  const query = useBadges(isMember)
  const { failure, stale, retry } = freshness(query)
  const [chosen, setChosen] = useState<string | null>(null)
  const wall = query.data
  const shown = wall?.badges.find(({ badgeId }) => badgeId === (chosen ?? wall.worn)) ?? wall?.badges[0]
  return (
    <Page {...useFrame()} title="徽章" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isMember && <EmptyState title="入会后才有徽章" body="买茶、签到、评价，做着做着就有了。" action="去入会" onAction={() => openPage('join')} />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['balance', 'rows']} />}
      {wall && shown && (
        <>
          <View className="badge-sum">
            <View className="line baseline">
              <View className="num-l">{wall.earned}</View>
              <View className="sub muted">{`/ ${wall.total} 枚`}</View>
            </View>
            <View className="sub muted">{`荣誉值 ${wall.honour}，只是荣誉，不是积分`}</View>
          </View>
          <Chosen key={shown.badgeId} badge={shown} worn={wall.worn === shown.badgeId} offline={stale?.offline ?? false} />
          <Card>
            <View className="badge-wall">
              {wall.badges.map(({ badgeId, name, icon, level, progress, target }) => (
                <View key={badgeId} className={badgeId === shown.badgeId ? 'badge-one badge-one-chosen' : 'badge-one'} onClick={() => setChosen(badgeId)} {...pressable(`${name}，${levelNames[level]}`)}>
                  <BadgeMark icon={icon} level={level} />
                  <View>{name}</View>
                  <View className="cap muted">{wall.worn === badgeId ? '戴着' : level > 0 ? levelNames[level] : `${progress}/${target}`}</View>
                </View>
              ))}
            </View>
          </Card>
        </>
      )}
    </Page>
  )
}
