import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { EmptyState } from '../../../components/EmptyState'
import { FailedQuery } from '../../../components/FailedQuery'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { pressable } from '../../../components/pressable'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { toApiError, type ApiError } from '../../../api/problem'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { chooseGift, useMyBenefits } from '../../../state/tier'
import { dayText } from '../../../text/dates'
import { refusalWords } from '../../../text/refusals'
import { giving } from '../../../text/refusals/giving'
import { giftText } from '../words'
import '../../../components/StatePanel.scss'
import './index.scss'

/** One of three, changeable until the last day. */
export default function GiftPage() {
  const giftId = useRouter().params.id ?? ''
  const query = useMyBenefits(true)
  const { failure, stale, retry } = freshness(query)
  const [touched, setTouched] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [refusal, setRefusal] = useState<ApiError | null>(null)
  const gift = query.data?.gifts.find((each) => each.giftId === giftId)
  const nowMs = serverNow()

  const settled = gift?.chosenOptionId ?? (gift?.open ? null : gift?.defaultOptionId) ?? null
  const marked = gift?.open ? (touched ?? settled ?? gift.defaultOptionId) : settled
  const changes = marked !== null && marked !== gift?.chosenOptionId
  const choose = async () => {
    if (!marked) return
    setSending(true)
    setRefusal(null)
    try {
      await chooseGift(giftId, marked)
      setTouched(null)
    } catch (reason) {
      setRefusal(toApiError(reason))
    }
    setSending(false)
  }

  const dock = gift?.open ? (
    <Button block loading={sending} disabled={!changes} reason={changes ? undefined : `最晚 ${dayText(gift.lastDay, nowMs)}还能改`} onClick={() => void choose()}>
      {!changes ? '已选好' : gift.chosenOptionId ? '改成这一样' : '就要这一样'}
    </Button>
  ) : undefined
  const defaultName = gift?.options.find(({ optionId }) => optionId === gift.defaultOptionId)?.name ?? ''

  return (
    <Page {...useFrame()} title={gift?.name ?? '三选一'} onBack={goBack} tint={gift?.tierId} offlineBanner={<OfflineBanner stale={stale} nowMs={nowMs} onRetry={retry} />} dock={dock}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && !failure && <Skeleton blocks={['title', 'rows']} />}
      {query.data && !gift && <EmptyState title="这份礼还没打开" body="升到它的等级，或快到生日时，会出现在等级页。" action="看看等级" onAction={() => openPage('tier')} />}
      {gift && (
        <>
          <View className="gift-head">
            <View className="t1">{gift.open ? '挑一样你喜欢的' : giftText(gift, nowMs)}</View>
            <View className="sub muted mt4">{gift.note}</View>
          </View>
          <View role="radiogroup">
            {gift.options.map(({ optionId, name, note, picture }) => (
              <View
                key={optionId}
                className={optionId === marked ? 'gift-option gift-option-on' : 'gift-option'}
                aria-checked={optionId === marked ? 'true' : 'false'}
                {...(gift.open ? { onClick: () => setTouched(optionId), ...pressable(`${name}，${note}`, 'radio') } : {})}
              >
                <View className={`gift-picture still-${picture}`} aria-hidden="true" />
                <View className="grow">
                  {name}
                  <View className="cap muted">{note}</View>
                </View>
                <View className="gift-radio" />
              </View>
            ))}
          </View>
          {gift.open && (
            <Note icon="clock">
              {dayText(gift.lastDay, nowMs)}结束前都能选、能改。{gift.chosenOptionId ? '到时候按你选的准备。' : `没有选的话，为你留${defaultName}。`}
            </Note>
          )}
          {refusal && <Note kind="alert">{refusalWords(refusal.code, giving).title}。{refusalWords(refusal.code, giving).body}</Note>}
        </>
      )}
    </Page>
  )
}
