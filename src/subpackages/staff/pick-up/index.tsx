import { useRef, useState } from 'react'
import { View } from '@tarojs/components'
import { toApiError, type ApiError, type ErrorCode } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { CodeEntry } from '../../../components/CodeEntry'
import { EmptyState } from '../../../components/EmptyState'
import { Note } from '../../../components/Note'
import { Page } from '../../../components/Page'
import { scanCode } from '../../../platform/scan'
import { goBack, openPage } from '../../../routes'
import { useFrame } from '../../../state/frame'
import { collectPickUp, findPickUp, type PickUp } from '../../../state/pick-ups'
import { useSession } from '../../../state/session'
import type { ErrorWords } from '../../../text/errors'
import { refusalWords } from '../../../text/refusals'
import { Found } from './Found'
import './index.scss'

/** At the counter a refusal has words of its own. */
const words: Partial<Record<ErrorCode, ErrorWords>> = {
  CODE_UNKNOWN: { title: '没有这个取货码', body: '请 TA 打开「兑换记录」，对照着再看一眼。' },
  CODE_USED: { title: '这一件已经交付过', body: '同一个码只交一次。对不上时，看看 TA 的兑换记录里是哪家店、几点。' },
  CODE_EXPIRED: { title: '这一件刚刚撤销了', body: '积分已经退给 TA，不要再交付。' },
  CODE_TRIES_SPENT: { title: '今天没对上的码太多', body: '为了防止猜码，你今天先停一停，请另一位店员来扫。' },
}

function refusal(error: ApiError): string {
  const { title, body } = words[error.code] ?? refusalWords(error.code)
  return `${title}。${error.passing ? '没等到回音，再点一次就好，同一件不会交两遍。' : body}`
}

/** A member's code: what it is for, what is to be paid, and once the thing has changed hands, that it has. */
export default function PickUpPage() {
  const role = useSession()?.role
  const isStaff = role === 'staff' || role === 'manager'
  const [found, setFound] = useState<PickUp | null>(null)
  const [handed, setHanded] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const underWay = useRef(false)

  const ask = async (send: () => Promise<PickUp>): Promise<boolean> => {
    if (underWay.current) return false
    underWay.current = true
    setBusy(true)
    setRefused(null)
    try {
      setFound(await send())
      return true
    } catch (error) {
      setRefused(toApiError(error))
      return false
    } finally {
      underWay.current = false
      setBusy(false)
    }
  }
  const handOver = async (code: string) => {
    if (await ask(() => collectPickUp(code))) setHanded(true)
  }
  const next = () => {
    setFound(null)
    setHanded(false)
    setRefused(null)
  }

  const ready = found?.state === 'ready'
  const dock = found && (ready && !handed
    ? <Button block loading={busy} onClick={() => void handOver(found.code)}>确认交付</Button>
    : <Button block onClick={next}>扫下一件</Button>)
  return (
    <Page {...useFrame()} title="取货核销" onBack={goBack} dock={dock || undefined}>
      {!isStaff && <EmptyState title="这里是店员用的" body="店员登录后，在这里核对取货码。" action="换一个身份" onAction={() => openPage('people')} />}
      {isStaff && !found && (
        <>
          <View className="sub muted counter-lead">让 TA 打开「兑换记录」里的取货码，扫一下，或照着输十二位。</View>
          <CodeEntry label="取货码" placeholder="每四位一组" hint="不分大小写，空格可以不填" length={12} sending={busy} scan={scanCode} onCode={(code) => void ask(() => findPickUp(code))} />
        </>
      )}
      {found && <Found pickUp={found} handed={handed} nowMs={serverNow()} />}
      {refused && <Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{refusal(refused)}</Note>}
      {ready && !handed && <View className="center mt8"><Button kind="text" disabled={busy} onClick={next}>不是这一件，重新扫</Button></View>}
    </Page>
  )
}
