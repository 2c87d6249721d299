import { View } from '@tarojs/components'
import { documentNames, documents } from '../../../brand/documents'
import { Button } from '../../components/Button'
import { Checkbox } from '../../components/Checkbox'
import { Note } from '../../components/Note'
import { pressable } from '../../components/pressable'
import { phoneButton } from '../../platform/phone'
import { openPage, switchTab } from '../../routes'
import { refusalWords } from '../../text/refusals'
import { joining as joiningWords } from '../../text/refusals/joining'
import { PhoneCode } from './PhoneCode'
import type { Joining } from './use-joining'

const noPhone = { declined: '没有用手机号，也一样能入会。', unavailable: '微信这次没能给出手机号，不用它也能入会，以后在「我的」里补上。' }

function Consent({ joining: { agreed, setAgreed } }: { joining: Joining }) {
  const link = (words: string, open: () => void) => (
    <View key={words} className="link join-rules" onClick={(event) => { event.stopPropagation(); open() }} {...pressable(undefined, 'link')}>《{words}》</View>
  )
  return (
    <Checkbox checked={agreed} onChange={setAgreed} label="我已读并同意会员章程和隐私说明">
      我已读并同意
      {documentNames.map((name) => link(documents[name].title, () => openPage('document', { name })))}
      {phoneButton && link('小程序隐私保护指引', phoneButton.openPrivacy)}
      。手机号只用来认出你，随时可在「我的」里撤回同意或注销。
    </Checkbox>
  )
}

/** Phone where it must be typed, one unticked line, one button; and a way on for whoever would rather not. */
export function JoinForm({ joining, consentVersion }: { joining: Joining; consentVersion: string }) {
  const { phone, setPhone, code, setCode, busy, refused, setRefused, withoutPhone, needsPhone, ready, join, answered } = joining
  return (
    <>
      {needsPhone && <PhoneCode phone={phone} code={code} onPhone={setPhone} onCode={setCode} onRefused={setRefused} />}
      <Consent joining={joining} />
      {refused && <Note kind="alert" icon={refused.passing ? 'off' : 'info'}>{refusalWords(refused.code, joiningWords).title}。{refusalWords(refused.code, joiningWords).body}</Note>}
      {withoutPhone && <View className="sub muted center mt8" role="status">{noPhone[withoutPhone]}</View>}
      <View className="join-actions">
        {phoneButton && (
          <Button
            block
            icon="phone"
            disabled={!ready}
            loading={busy}
            openType={phoneButton.openType}
            onGetPhoneNumber={({ detail }) => void answered(phoneButton!.answer(detail), consentVersion)}
          >
            手机号一键入会并领取
          </Button>
        )}
        {!phoneButton && <Button block disabled={!ready} loading={busy} onClick={() => void join(consentVersion)}>入会并领取</Button>}
        {withoutPhone && <Button block kind="soft" disabled={!ready || busy} onClick={() => void join(consentVersion)}>不用手机号，直接入会</Button>}
        {!ready && <View className="sub dim center">{needsPhone ? '填好手机号和验证码，勾选同意后就能入会' : '勾选同意后就能入会'}</View>}
        <Button kind="text" block disabled={busy} onClick={() => switchTab('home')}>先不了，随便看看</Button>
      </View>
    </>
  )
}
