import { useState } from 'react'
import { View } from '@tarojs/components'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { FailedQuery } from '../../../components/FailedQuery'
import { Field } from '../../../components/Field'
import { Note } from '../../../components/Note'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { pressable } from '../../../components/pressable'
import { Refusal } from '../../../components/Refusal'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { saveAddress, useAddress, type Address } from '../../../state/address'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { Asking } from '../Asking'
import { MembersOnly } from '../MembersOnly'
import { useWrite } from '../use-write'
import { check, tidy } from './check'
import './index.scss'

const blank: Address = { name: '', phone: '', region: '', detail: '' }
const fields: { field: keyof Address; label: string; placeholder: string; maxLength: number; type?: 'number' }[] = [
  { field: 'name', label: '收件人', placeholder: '快递单上的名字', maxLength: 30 },
  { field: 'phone', label: '手机号', placeholder: '11 位', maxLength: 20, type: 'number' },
  { field: 'region', label: '省、市、区', placeholder: '上海市徐汇区', maxLength: 60 },
  { field: 'detail', label: '街道和门牌', placeholder: '武康路 376 号 2 楼', maxLength: 120 },
]

/** Where parcels go: kept when it is asked to be, and forgotten as easily. */
export default function AddressPage() {
  const isMember = useSession()?.role === 'member'
  const query = useAddress(isMember)
  const { failure, stale, retry } = freshness(query)
  const kept = query.data?.address ?? null
  const [typed, setTyped] = useState<Partial<Address>>({})
  const [tried, setTried] = useState(false)
  const [erasing, setErasing] = useState(false)
  const [erased, setErased] = useState(false)
  const { busy, refused, write } = useWrite()
  const shown = { ...(kept ?? blank), ...typed }
  const address = tidy(shown)
  const wrong = tried ? check(address) : {}

  const save = async () => {
    setTried(true)
    if (Object.keys(check(address)).length > 0) return
    if (await write(() => saveAddress(address))) goBack()
  }
  const erase = async () => {
    if (!(await write(() => saveAddress(null)))) return
    setTyped({})
    setTried(false)
    setErasing(false)
    setErased(true)
  }

  const dock = query.data && <Button block loading={busy && !erasing} onClick={() => void save()}>存下</Button>
  return (
    <Page {...useFrame()} title="收货地址" onBack={goBack} dock={dock} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isMember && <MembersOnly />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows']} />}
      {query.data && (
        <>
          <View className="sub muted address-lead">
            只在寄东西时用，打包的店员和快递看得到，不拿去做别的。
            <View className="address-link link" onClick={() => openPage('document', { name: 'privacy' })} {...pressable(undefined, 'link')}>隐私说明</View>
          </View>
          {erased && !kept && <Note icon="okc">地址已经删掉，我们这里不再留着。已经在寄的那一份照旧送到。</Note>}
          <Card>
            {fields.map(({ field, label, placeholder, maxLength, type }) => (
              <Field
                key={field}
                label={label}
                value={shown[field]}
                placeholder={placeholder}
                maxLength={maxLength}
                type={type}
                error={wrong[field]}
                onChange={(value) => {
                  setErased(false)
                  setTyped((before) => ({ ...before, [field]: value }))
                }}
              />
            ))}
          </Card>
          <Refusal error={refused} />
          {kept && (erasing
            ? <Asking question="删掉后我们不再留着它，已经在寄的那一份照旧送到。" yes="删掉" no="留着" busy={busy} onYes={() => void erase()} onNo={() => setErasing(false)} />
            : <View className="center mt12"><Button kind="text" onClick={() => setErasing(true)}>删掉这个地址</Button></View>)}
        </>
      )}
    </Page>
  )
}
