import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { FailedQuery } from '../../components/FailedQuery'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { Tag } from '../../components/Tag'
import { goBack } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useRules } from '../../state/programme'
import { brandDay, dayText } from '../../text/dates'
import { money } from '../../text/money'
import { multiplier, points } from '../../text/points'
import { ruleSentences } from '../../text/rules'
import './index.scss'

/** The published rules, made from the rule versions the server runs on. Readable without a login. */
export default function RulesPage() {
  const query = useRules()
  const asked = Number(useRouter().params.version) || null
  const [chosen, setChosen] = useState(asked)
  const { failure, stale, retry } = freshness(query)
  const rules = query.data
  const rule = rules?.versions.find((version) => version.version === (chosen ?? rules.active)) ?? rules?.versions[0]

  return (
    <Page {...useFrame()} title="积分规则" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {!failure && !rule && <Skeleton blocks={['balance', 'rows']} />}
      {rules && rule && (
        <>
          <View className="rules-head">
            <View className="line">
              <View className="t1">第 {rule.version} 版</View>
              <Tag kind={rule.version === rules.active ? 'brand' : 'plain'}>{rule.version === rules.active ? '现行' : '历史'}</Tag>
            </View>
            <View className="sub muted mt4">{dayText(brandDay(rule.effectiveAt), serverNow())} 起生效，由这一版规则数据直接生成</View>
          </View>
          <Card rows>
            {ruleSentences(rule).map((sentence) => (
              <View key={sentence.title} className="rules-item">
                <View className="strong">{sentence.title}</View>
                <View className="sub muted mt4">{sentence.body}</View>
              </View>
            ))}
          </Card>
          <Section title="等级门槛" more="走通一条就升级">
            <Card>
              {rule.ladder.map((tier) => (
                <View key={tier.tierId} className="rules-tier">
                  <View className="strong grow">{tier.name} {multiplier(tier.multiplierPercent)}</View>
                  <View className="sub muted num">
                    {tier.growthThreshold === 0 ? '入会即是' : `成长值 ${points(tier.growthThreshold)} 或 ${money(tier.spendThresholdFen)}`}
                  </View>
                </View>
              ))}
            </Card>
          </Section>
          <Section title="历次版本">
            <Card>
              {rules.versions.map((version) => (
                <View key={version.version} className="rules-version" onClick={() => setChosen(version.version)} {...pressable()}>
                  <View className={version.version === rule.version ? 'strong grow' : 'grow'}>第 {version.version} 版</View>
                  <View className="sub muted num">{dayText(brandDay(version.effectiveAt), serverNow())} 起</View>
                </View>
              ))}
            </Card>
          </Section>
        </>
      )}
    </Page>
  )
}
