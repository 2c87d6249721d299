import { View } from '@tarojs/components'
import { programme } from '../../../brand/programme'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { FailedQuery } from '../../components/FailedQuery'
import { Icon } from '../../components/Icon'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Row } from '../../components/Row'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { setCoaching } from '../../state/preferences'
import { useRules } from '../../state/programme'
import { useSession } from '../../state/session'
import { tied } from '../../text/points'
import { Faq } from './Faq'
import { answeredQuestions } from './questions'
import { steps } from './steps'
import './index.scss'

/** How to use points, with the numbers of the rules in force. Readable without a login. */
export default function GuidePage() {
  const frame = useFrame()
  const isMember = useSession()?.role === 'member'
  const query = useRules()
  const { failure, stale, retry } = freshness(query)
  const rule = query.data?.versions.find(({ version }) => version === query.data.active) ?? null
  const showMarks = () => {
    setCoaching('due')
    switchTab('home')
  }
  return (
    <Page {...frame} title="使用说明" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {query.isPending && <Skeleton blocks={['title', 'rows']} />}
      {rule && (
        <>
          <View className="guide-head">
            <View className="t1">怎么用积分</View>
            <View className="sub muted mt4">五步，数字来自现行的第 {rule.version} 版规则</View>
          </View>
          <Card rows>
            {steps(rule).map(({ title, body, place, open }, at) => (
              <View key={title} className="guide-step" onClick={open} {...pressable(`${title}。${body}去${place}`, 'link')}>
                <View className="guide-number">{at + 1}</View>
                <View className="grow">
                  <View className="strong">{title}</View>
                  <View className="sub muted">{tied(body)}</View>
                </View>
                <Icon name="right" size="s" />
              </View>
            ))}
          </Card>
        </>
      )}
      <Faq answered={answeredQuestions(rule)} />
      <Section title="还想知道">
        <Card rows>
          <Row icon="info" title="积分规则" note="每一条都由规则数据生成" onClick={() => openPage('rules')} />
          {isMember && <Row icon="star" title="再看一遍首页小提示" onClick={showMarks} />}
        </Card>
      </Section>
      <View className="cap dim center mt24">{programme.name} · 客服 {programme.servicePhone}</View>
    </Page>
  )
}
