import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../api/server-clock'
import { toApiError, type ApiError } from '../../api/problem'
import { Button } from '../../components/Button'
import { Card } from '../../components/Card'
import { EmptyState } from '../../components/EmptyState'
import { FailedQuery } from '../../components/FailedQuery'
import { Field } from '../../components/Field'
import { OfflineBanner } from '../../components/OfflineBanner'
import { Page } from '../../components/Page'
import { Refusal } from '../../components/Refusal'
import { Skeleton } from '../../components/Skeleton'
import { goBack, openPage } from '../../routes'
import { freshness } from '../../state/freshness'
import { useFrame } from '../../state/frame'
import { useHome } from '../../state/home'
import { setBirthday } from '../../state/membership'
import { setProfile, type ProfileChange } from '../../state/profile'
import { setTaste, useTaste } from '../../state/taste'
import { birthdayText, dayText } from '../../text/dates'
import { account } from '../../text/refusals/account'
import { Avatars } from './Avatars'
import { Choices } from './Choices'
import { Tastes } from './Tastes'
import './index.scss'

const two = (n: number) => String(n).padStart(2, '0')
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1)
/** February has its 29th here: the year is not asked for. */
const daysIn = (month: number) => new Date(Date.UTC(2024, month, 0)).getUTCDate()
/** WeChat's keyboard offers the name one has there, and looks over it. */
const nameType = process.env.TARO_ENV === 'weapp' ? 'nickname' : 'text'
const same = (a: string[], b: string[]) => a.length === b.length && a.every((each) => b.includes(each))

/** What a member likes to tell: a name, a picture, what tea they like, and the day they were born. Nothing of it is needed. */
export default function ProfilePage() {
  const query = useHome()
  const { failure, stale, retry } = freshness(query)
  const member = query.data?.member
  const taste = useTaste(Boolean(member))
  const [known, knownDay] = (member?.birthday ?? '').split('-').map(Number)
  const [chosen, setChosen] = useState<{ month?: number; day?: number }>({})
  const [nickname, setNickname] = useState<string | null>(null)
  const [avatar, setAvatar] = useState<string | null | undefined>(undefined)
  const [tastes, setTastes] = useState<string[] | null>(null)
  const [saving, setSaving] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const month = chosen.month ?? (known || null)
  const day = chosen.day ?? (chosen.month === undefined ? knownDay || null : null)
  const locked = member?.birthdayChangeableOn ?? null
  const birthday = month && day ? `${two(month)}-${two(day)}` : null
  const newBirthday = !locked && birthday && birthday !== member?.birthday ? birthday : null
  const newTastes = tastes && taste.data && !same(tastes, taste.data.chosen) ? tastes : null

  const name = nickname?.trim()
  const change: ProfileChange = {
    ...(name && name !== member?.displayName ? { nickname: name } : {}),
    ...(avatar !== undefined && avatar !== member?.avatar ? { avatar } : {}),
  }
  const changed = newBirthday || newTastes || Object.keys(change).length > 0

  const save = async () => {
    setSaving(true)
    setRefused(null)
    try {
      if (Object.keys(change).length > 0) await setProfile(change)
      if (newTastes) await setTaste(newTastes)
      if (newBirthday) await setBirthday(newBirthday)
      goBack()
    } catch (error) {
      setRefused(toApiError(error))
    } finally {
      setSaving(false)
    }
  }

  const reason = stale?.offline ? '现在没有网络，选的先留在这里' : changed ? undefined : month && !day ? '还差几日' : '改了再存'
  const dock = member && (
    <View className="profile-ways">
      <Refusal error={refused} words={account} />
      <Button block loading={saving} disabled={reason !== undefined} reason={reason} onClick={() => void save()}>
        {newBirthday ? `存下 ${birthdayText(newBirthday)}` : '存下'}
      </Button>
      <Button kind="text" block disabled={saving} onClick={goBack}>以后再说</Button>
    </View>
  )
  return (
    <Page {...useFrame()} title="我的资料" onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />} dock={dock || undefined}>
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isPending && <Skeleton blocks={['title', 'rows']} />}
      {query.data && !member && <EmptyState title="入会后再填资料" body="都是想填才填。生日只要月和日，当天消费积分加倍。" action="去入会" onAction={() => openPage('join')} />}
      {member && (
        <>
          <View className="sub muted profile-lead">都是想填才填，不填也一样用。</View>
          <Card title="头像">
            <Avatars name={name || member.displayName} chosen={avatar === undefined ? member.avatar : avatar} onChoose={setAvatar} />
            <Field label="昵称" type={nameType} value={nickname ?? member.displayName} placeholder="想让我们怎么叫你" maxLength={20} onChange={setNickname} hint="在你的卡上和邀请里看得到，别填电话和网址" />
          </Card>
          {taste.data && (
            <Card title="喜欢的口味" aside="可以选几样">
              <Tastes options={taste.data.options} chosen={tastes ?? taste.data.chosen} onChange={setTastes} />
            </Card>
          )}
          <View className="sub muted profile-lead mt24">生日只要月和日，不问年份。当天消费积分加倍，所以一年只能改一次。</View>
          {locked ? (
            <Card title={birthdayText(member.birthday ?? '')}>
              <View className="sub muted">{dayText(locked, serverNow())}起可以再改</View>
            </Card>
          ) : (
            <>
              <Card title="几月">
                <Choices numbers={upTo(12)} chosen={month} unit="月" onChoose={(next) => setChosen({ month: next, day: undefined })} />
              </Card>
              {month && (
                <Card title="几日">
                  <Choices numbers={upTo(daysIn(month))} chosen={day} unit="日" onChoose={(next) => setChosen({ month, day: next })} />
                </Card>
              )}
            </>
          )}
        </>
      )}
    </Page>
  )
}
