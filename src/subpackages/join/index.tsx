import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { toApiError, type ApiError } from '../../api/problem'
import { serverNow } from '../../api/server-clock'
import { Button } from '../../components/Button'
import { Checkbox } from '../../components/Checkbox'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Note } from '../../components/Note'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { pressable } from '../../components/pressable'
import { Skeleton } from '../../components/Skeleton'
import { documentNames, documents } from '../../../brand/documents'
import { programme as brand } from '../../../brand/programme'
import { hasSilentLogin } from '../../platform/identity'
import { goBack, openPage, switchTab } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { forgetInvitation, invitedWith, useInvitation } from '../../state/invitations'
import { joinProgramme, type Channel, type Joined } from '../../state/membership'
import { useProgramme } from '../../state/programme'
import { signInByPhone, signInSilently, useSession } from '../../state/session'
import { refusalWords } from '../../text/refusals'
import { JoinGift } from './JoinGift'
import { JoinedScreen } from './JoinedScreen'
import { PhoneCode } from './PhoneCode'
import './index.scss'

const channelOf = (asked: string | undefined): Channel => (asked === 'package_card' || asked === 'store' ? asked : 'app')

/** Joining in one screen: the gift first, then one unticked line, then one button. */
export default function JoinPage() {
  const frame = useFrame()
  const { params } = useRouter()
  const channel = channelOf(params.channel)
  // A code that nobody has is sent all the same: the server says whether it counts, and joining waits for nothing.
  const [invitationCode] = useState(() => invitedWith(params.invitation))
  const invitation = useInvitation(invitationCode)
  const unknown = invitation.error !== null && toApiError(invitation.error).code === 'INVITATION_UNKNOWN'
  const query = useProgramme()
  const session = useSession()
  const { failure, stale, retry } = freshness(query)
  const [agreed, setAgreed] = useState(false)
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [joined, setJoined] = useState<Joined | null>(null)

  const needsPhone = !hasSilentLogin && !session
  const ready = agreed && (!needsPhone || (/^1[3-9]\d{9}$/.test(phone) && /^\d{6}$/.test(code)))

  const join = async (consentVersion: string) => {
    if (busy) return
    setBusy(true)
    try {
      if (needsPhone) await signInByPhone(phone, code)
      else await signInSilently()
      setJoined(await joinProgramme(consentVersion, channel, invitationCode ?? undefined))
      forgetInvitation()
      setRefused(null)
    } catch (error) {
      setRefused(toApiError(error))
      if (toApiError(error).code === 'CONSENT_OUTDATED') {
        setAgreed(false)
        void query.refetch()
      }
    } finally {
      setBusy(false)
    }
  }

  if (joined) return <JoinedScreen joined={joined} invitation={invitation.data} frame={frame} />
  if (session?.role === 'member') {
    return (
      <Page {...frame} title={brand.name} tint="sprout" onBack={goBack}>
        <EmptyState title={`${session.displayName}，你已经是会员了`} body="卡和积分都在，不用再填一遍。" action="看看我的卡" onAction={() => switchTab('home')} />
      </Page>
    )
  }

  return (
    <Page {...frame} title={brand.name} tint="sprout" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {failure && <FailedQuery error={failure} onRetry={retry} />}
      {query.isPending && <Skeleton blocks={['title', 'rows']} />}
      {query.data && (
        <>
          <JoinGift programme={query.data} fromCard={channel === 'package_card'} invitation={invitation.data} nowMs={serverNow()} />
          {unknown && <View className="sub dim mt12">没找到这个邀请，直接入会也一样。</View>}
          {needsPhone && <PhoneCode phone={phone} code={code} onPhone={setPhone} onCode={setCode} onRefused={setRefused} />}
          <Checkbox checked={agreed} onChange={setAgreed} label="我已读并同意会员章程和隐私说明">
            我已读并同意
            {documentNames.map((name) => (
              <View
                key={name}
                className="link join-rules"
                onClick={(event) => { event.stopPropagation(); openPage('document', { name }) }}
                {...pressable(undefined, 'link')}
              >
                《{documents[name].title}》
              </View>
            ))}
            。手机号只用来认出你，可随时退出。
          </Checkbox>
          {refused && <Note kind="alert" icon="info">{refusalWords(refused.code).title}。{refusalWords(refused.code).body}</Note>}
          <View className="join-actions">
            <Button block disabled={!ready} loading={busy} onClick={() => void join(query.data.invitation.consentVersion)}>
              入会并领取
            </Button>
            {!ready && <View className="sub dim center">{needsPhone ? '填好手机号和验证码，勾选同意后就能入会' : '勾选同意后就能入会'}</View>}
            <Button kind="text" block disabled={busy} onClick={() => switchTab('home')}>先不了，随便看看</Button>
          </View>
        </>
      )}
    </Page>
  )
}
