import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { collections } from '../../../../brand/collections'
import { toApiError, type ApiError } from '../../../api/problem'
import { EmptyState } from '../../../components/EmptyState'
import { Note } from '../../../components/Note'
import { Page } from '../../../components/Page'
import { goBack, openPage, switchTab } from '../../../routes'
import { finishReading, useReading, type Counted } from '../../../state/activities'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { countedText, notCounted } from '../../../text/activities'
import { refusalWords } from '../../../text/refusals'
import { activities } from '../../../text/refusals/activities'
import { Done } from '../Done'
import { Refusal } from '../Refusal'
import { ReadingDock } from './ReadingDock'
import '../../../components/StatePanel.scss'
import './index.scss'

/** Anybody may read; for members the server counts the seconds, from when it was opened, whether the page stays open or not. */
export default function CollectionPage() {
  const { subject = collections[0]?.collectionId } = useRouter().params
  const collection = collections.find(({ collectionId }) => collectionId === subject)
  const isMember = useSession()?.role === 'member'
  const query = useReading(subject ?? '', isMember && collection !== undefined)
  const [finishing, setFinishing] = useState(false)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [counted, setCounted] = useState<Counted[] | null>(null)
  const reading = query.data
  const failure = query.error ? toApiError(query.error) : null

  const finish = async () => {
    if (!reading) return
    setFinishing(true)
    setRefused(null)
    try {
      setCounted((await finishReading(reading)).counted)
    } catch (error) {
      setRefused(toApiError(error))
    }
    setFinishing(false)
  }

  const frame = useFrame()
  if (!collection) {
    return (
      <Page {...frame} title="手册" onBack={goBack}>
        <EmptyState title="这一册收起来了" body="新的会放在任务页。" action="回任务页" onAction={() => switchTab('tasks')} />
      </Page>
    )
  }
  if (counted) {
    return (
      <Page {...frame} title={collection.name} onBack={goBack}>
        <Done title="读完了" body="想再看，随时翻开。" counted={counted} />
      </Page>
    )
  }
  const dock = reading && !reading.finishedAt && (
    <ReadingDock
      openedAtMs={Date.parse(reading.openedAt)}
      readyAtMs={Date.parse(reading.readyAt)}
      finishing={finishing}
      offline={refused?.code === 'OFFLINE'}
      onFinish={() => void finish()}
    />
  )
  return (
    <Page {...frame} title={collection.name} onBack={goBack} dock={dock || undefined}>
      <View className="reading-lead">{collection.lead}</View>
      {!isMember && <Note icon="user" action="去入会" onAction={() => openPage('join')}>入会后读完，算一个任务</Note>}
      {failure && <Note kind="gold" icon="off" action="重试" onAction={() => void query.refetch()}>{refusalWords(failure.code, activities).title}，还没开始计时。可以先读。</Note>}
      {reading?.finishedAt && <Note icon="okc">{reading.counted[0] ? countedText(reading.counted[0]) : notCounted}</Note>}
      {collection.sections.map(({ title, text, picture }) => (
        <View key={title} className="reading-section">
          {picture && <View className={`reading-picture still-${picture}`} aria-hidden="true" />}
          <View className="t2" role="heading" aria-level="2">{title}</View>
          <View className="reading-text">{text}</View>
        </View>
      ))}
      <Refusal error={refused} />
    </Page>
  )
}
