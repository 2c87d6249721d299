import { useEffect, useMemo, useState } from 'react'
import { View } from '@tarojs/components'
import { useShareAppMessage } from '@tarojs/taro'
import { invitationWords } from '../../../brand/invitations'
import { groupedCode } from '../../../loyalty/codes'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { Tag } from '../../components/Tag'
import { copyLink, keepPrivate, sendsByItself } from '../../platform/share'
import { goBack, openPage, pathOf } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useMyInvitations } from '../../state/invitations'
import { tied } from '../../text/points'
import { linkPicture } from './link-picture'
import { ruleLines, standing, tagOf } from './words'
import './index.scss'

/** What a friend will see, and one way to hand it over. No amount stands here: nobody is paid for sending. */
function InvitationCard({ code, inviterName }: { code: string; inviterName: string }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no')
  const path = pathOf('join', { invitation: code })
  const picture = useMemo(() => linkPicture(path), [path])
  const copy = () => copyLink(path).then(() => setCopied('yes'), () => setCopied('failed'))
  return (
    <Card>
      <View className="invite-card">
        <View className="sub muted">{inviterName} 请你</View>
        <View className="invite-greeting">{invitationWords.greeting.map((words) => <View key={words}>{words}</View>)}</View>
        {picture && (
          <View className="invite-panel">
            <View className="invite-picture" style={{ backgroundImage: picture }} role="img" aria-label="邀请链接的二维码" />
          </View>
        )}
        <View className="cap dim mt12">邀请码</View>
        <View className="invite-code" aria-label={`邀请码 ${[...code].join(' ')}`}>{groupedCode(code)}</View>
      </View>
      <View className="mt16">
        {sendsByItself ? <Button block openType="share">发给朋友</Button> : <Button block onClick={() => void copy()}>发给朋友</Button>}
      </View>
      {!sendsByItself && (
        <View className="sub muted center mt8" role="status">
          {copied === 'yes' ? '链接复制好了，发给想请的那一位。' : copied === 'failed' ? '没能复制，请朋友当面扫上面的码。' : '会复制一条链接，由你发给朋友。'}
        </View>
      )}
    </Card>
  )
}

/** My invitation, how it counts, and how far each friend is. */
export default function InvitePage() {
  const query = useMyInvitations()
  const { failure, stale, retry } = freshness(query)
  const nowMs = serverNow()
  const mine = query.data
  useEffect(keepPrivate, [])
  useShareAppMessage(() => ({ title: invitationWords.message, path: pathOf('join', mine?.code ? { invitation: mine.code } : {}) }))
  return (
    <Page {...useFrame()} title="邀请朋友" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && <Skeleton blocks={['hero', 'title', 'rows']} />}
      {mine && (
        <>
          {mine.code
            ? <InvitationCard code={mine.code} inviterName={mine.inviterName} />
            : <EmptyState title="你的邀请码正在准备" body="最多等一小时，做好就在这里。" action="再看一次" onAction={retry} />}
          <Section title="怎么算" more={`本月算了 ${mine.thisMonth.used}/${mine.thisMonth.most} 位`}>
            <Card>
              {ruleLines(mine).map((line) => <View key={line} className="invite-rule">{tied(line)}</View>)}
            </Card>
          </Section>
          <Section title="我请来的朋友">
            {mine.friends.length === 0
              ? <EmptyState title="还没有请过朋友" body="有人用你的邀请入会后，会出现在这里。" />
              : (
                  <Card rows>
                    {mine.friends.map((friend) => (
                      <Row
                        key={`${friend.name} ${friend.joinedAt}`}
                        title={friend.name}
                        note={standing(friend, nowMs)}
                        aside={<Tag kind={tagOf(friend).kind}>{tagOf(friend).name}</Tag>}
                      />
                    ))}
                  </Card>
                )}
            {mine.friends.length > 0 && <View className="cap dim mt12">只看得到朋友走到哪一步，看不到名字全称和买了什么。</View>}
          </Section>
        </>
      )}
    </Page>
  )
}
