import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { serverNow } from '../../api/server-clock'
import { Card } from '../../components/Card'
import { Changes } from '../../components/Changes'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Section } from '../../components/Section'
import { Skeleton } from '../../components/Skeleton'
import { Tag } from '../../components/Tag'
import { upcomingRule } from '../../../loyalty/rules'
import { goBack } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useRules } from '../../state/programme'
import type { RuleVersion } from '../../state/programme'
import { ruleChanges } from '../../text/rule-changes'
import { beginning, ruleSections, ruleSentences } from '../../text/rules'
import { MyImpact } from './MyImpact'
import './index.scss'

type Stage = 'active' | 'past' | 'upcoming'
const stageNames: Record<Stage, string> = { active: '现行', past: '历史', upcoming: '即将生效' }
const stageTags = { active: 'brand', past: 'plain', upcoming: 'gold' } as const

/** The published rules, made from the rule versions the server runs on. Readable without a login. */
export default function RulesPage() {
  const query = useRules()
  const asked = Number(useRouter().params.version) || null
  const [chosen, setChosen] = useState(asked)
  const { failure, stale, retry } = freshness(query)
  const rules = query.data
  const active = rules?.versions.find(({ version }) => version === rules.active)
  const rule = rules?.versions.find(({ version }) => version === (chosen ?? rules.active)) ?? active
  const now = serverNow()
  const stageOf = ({ version, effectiveAt }: RuleVersion): Stage => (version === rules?.active ? 'active' : Date.parse(effectiveAt) > now ? 'upcoming' : 'past')
  const next = rules ? upcomingRule(rules.versions, now) : null
  const choose = (version: number) => {
    setChosen(version)
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
  }

  return (
    <Page {...useFrame()} title="积分规则" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={now} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {!failure && !rule && <Skeleton blocks={['balance', 'rows']} />}
      {rules && rule && active && (
        <>
          <View className="rules-head">
            <View className="line">
              <View className="t1">第 {rule.version} 版</View>
              <Tag kind={stageTags[stageOf(rule)]}>{stageNames[stageOf(rule)]}</Tag>
            </View>
            <View className="sub muted mt4">{beginning(rule.effectiveAt, now)} 起生效，由规则数据生成</View>
          </View>
          {next && stageOf(rule) === 'active' && (
            <Note kind="gold" icon="cal" action="看变化" onAction={() => choose(next.version)}>
              第 {next.version} 版将于 {beginning(next.effectiveAt, now)} 生效
            </Note>
          )}
          {stageOf(rule) === 'upcoming' && <MyImpact now={active} then={rule} />}
          {stageOf(rule) !== 'active' && <Difference rule={rule} active={active} upcoming={stageOf(rule) === 'upcoming'} />}
          {ruleSections.map((section) => (
            <Section key={section} title={section}>
              <Card rows>
                {ruleSentences(rule)
                  .filter((sentence) => sentence.section === section)
                  .map(({ id, title, body }) => (
                    <View key={id} className="rules-item rules-sentence sub">
                      <View className="rules-title strong">{title}</View>
                      <View className="grow muted">{body}</View>
                    </View>
                  ))}
              </Card>
            </Section>
          ))}
          <Section title="历次版本" more="点开看不同">
            <Card rows>
              {rules.versions.map((version) => (
                <View key={version.version} className="rules-version" onClick={() => choose(version.version)} {...pressable()} aria-selected={version.version === rule.version ? 'true' : 'false'}>
                  <View className={version.version === rule.version ? 'strong' : ''}>第 {version.version} 版</View>
                  {stageOf(version) !== 'past' && <Tag kind={stageTags[stageOf(version)]}>{stageNames[stageOf(version)]}</Tag>}
                  <View className="sub muted num rules-since">{beginning(version.effectiveAt, now)} 起</View>
                </View>
              ))}
            </Card>
          </Section>
        </>
      )}
    </Page>
  )
}

/** A version that is not in force, beside the one that is: the older side always stands first. */
function Difference({ rule, active, upcoming }: { rule: RuleVersion; active: RuleVersion; upcoming: boolean }) {
  const changes = upcoming ? ruleChanges(active, rule) : ruleChanges(rule, active)
  return (
    <Section title="和现行版本的不同" more={changes.length > 0 ? `${changes.length} 处` : undefined}>
      <Card rows>
        {changes.length === 0 && <View className="rules-item">每一条都和现行版本一样</View>}
        <Changes sides={upcoming ? ['现在', '之后'] : ['当时', '现行']} changes={changes.map(({ id, title, before, after }) => ({ key: id, title, before, after }))} />
      </Card>
    </Section>
  )
}
