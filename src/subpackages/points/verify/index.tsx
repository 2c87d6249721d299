import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { programme } from '../../../../brand/programme'
import { toApiError, type ApiError } from '../../../api/problem'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { EmptyState } from '../../../components/EmptyState'
import { Icon } from '../../../components/Icon'
import { Note } from '../../../components/Note'
import { Page } from '../../../components/Page'
import { Row } from '../../../components/Row'
import { goBack, openPage } from '../../../routes'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { refusalWords } from '../../../text/refusals'
import { points } from '../../../text/points'
import { verify, wholeChain, type Verdict } from './verification'
import { faultWords } from './words'
import '../index.scss'
import './index.scss'

type Stage =
  | { at: 'before' }
  | { at: 'checking'; checked: number; of: number }
  | { at: 'after'; verdict: Verdict }
  | { at: 'failed'; error: ApiError }

function Progress({ checked, of }: { checked: number; of: number }) {
  return (
    <Card title="正在核对" aside={`${points(checked)} / ${points(of)} 笔`}>
      <View className="points-cap" role="progressbar" aria-valuenow={String(checked)} aria-label={`已核对 ${checked} 笔，共 ${of} 笔`}>
        <View className="points-cap-fill" style={{ width: `${of > 0 ? (checked * 100) / of : 0}%` }} />
      </View>
    </Card>
  )
}

function Holds({ verdict }: { verdict: Extract<Verdict, { holds: true }> }) {
  const { entries, checked, balance, shown } = verdict
  const before = entries - checked
  return (
    <Card>
      <View className="verify-head verify-ok" role="status">
        <Icon name="okc" size="l" />
        <View className="t2">账本完好</View>
      </View>
      <View className="mt8">
        共 {points(entries)} 笔，一笔接一笔都对得上，加起来是 {points(balance)}
        {shown === balance ? '，与你看到的余额一致。' : `。其中 ${points(balance - shown)} 刚刚过期，余额里已经减去。`}
      </View>
      <View className="sub muted mt8">
        {before > 0
          ? `前 ${points(before)} 笔上次已经核对过，这次${checked > 0 ? `核对了新的 ${points(checked)} 笔` : '没有新的'}，也确认了之前的没被改写。`
          : '结果已记在这台手机上，下次只核对新的。'}
      </View>
    </Card>
  )
}

function Broken({ verdict }: { verdict: Extract<Verdict, { holds: false }> }) {
  const { where, what } = faultWords(verdict.fault)
  const { entry } = verdict.fault
  return (
    <Card>
      <View className="verify-head verify-broken" role="alert">
        <Icon name="info" size="l" />
        <View className="t2">有一处对不上</View>
      </View>
      <View className="mt8 strong">{where}</View>
      <View className="mt4">{what}</View>
      <View className="sub muted mt8">把这一页截图给客服，报出是第几笔，我们来查。你的积分先不用动。</View>
      {entry && <Row title="看看这一笔" onClick={() => openPage('entry', { id: entry.entryId })} />}
      <Row icon="phone" title="打给客服" aside={programme.servicePhone} onClick={() => void Taro.makePhoneCall({ phoneNumber: programme.servicePhone })} />
    </Card>
  )
}

/** The member's own proof: the chain of the ledger, computed again on this phone. */
export default function VerifyPage() {
  const session = useSession()
  const [stage, setStage] = useState<Stage>({ at: 'before' })
  const [copying, setCopying] = useState<'no' | 'yes' | 'done' | 'failed'>('no')

  async function check(fromStart: boolean) {
    setStage({ at: 'checking', checked: 0, of: 0 })
    try {
      const verdict = await verify(fromStart, (checked, of) => setStage({ at: 'checking', checked, of }))
      setStage({ at: 'after', verdict })
    } catch (failure) {
      setStage({ at: 'failed', error: toApiError(failure) })
    }
  }

  async function copy() {
    setCopying('yes')
    try {
      await Taro.setClipboardData({ data: await wholeChain() })
      setCopying('done')
    } catch {
      setCopying('failed')
    }
  }

  const checking = stage.at === 'checking'
  const words = stage.at === 'failed' ? refusalWords(stage.error.code) : null
  return (
    <Page {...useFrame()} title="核对我的积分" onBack={goBack}>
      {session?.role !== 'member' ? (
        <EmptyState title="入会后就能核对" body="每一笔积分都封上指纹，谁也不能悄悄改。" action="去入会" onAction={() => openPage('join')} />
      ) : (
        <>
          <View className="verify-intro">
            每一笔都带着上一笔的指纹。你的手机从头算一遍，只要有一笔被改过、删掉或插进来，后面的指纹就对不上。
            <View className="sub muted mt8">它能看出账本有没有被动过；当初那一笔该不该记、记多少，要看那一笔的说明和规则。</View>
          </View>
          {stage.at === 'checking' && <Progress checked={stage.checked} of={stage.of} />}
          {stage.at === 'after' && (stage.verdict.holds ? <Holds verdict={stage.verdict} /> : <Broken verdict={stage.verdict} />)}
          {words && <Note kind="alert" icon="off">{words.title}。{words.body}</Note>}
          <View className="verify-actions">
            <Button block loading={checking} onClick={() => void check(false)}>{stage.at === 'before' ? '开始核对' : '再核对一次'}</Button>
            {stage.at === 'after' && <Button kind="soft" block onClick={() => void check(true)}>从第一笔起核对</Button>}
            <Button kind="text" block loading={copying === 'yes'} onClick={() => void copy()}>复制整本账（JSON）</Button>
          </View>
          {copying === 'done' && <View className="sub muted center mt8" role="status">已复制，可以粘贴到备忘录或邮件里留底。</View>}
          {copying === 'failed' && <View className="sub alert center mt8" role="alert">没复制成，联网后再试一次。</View>}
        </>
      )}
    </Page>
  )
}
