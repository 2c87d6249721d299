import { useState } from 'react'
import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { toApiError, type ApiError } from '../../../api/problem'
import { serverNow } from '../../../api/server-clock'
import { Button } from '../../../components/Button'
import { FailedQuery } from '../../../components/FailedQuery'
import { OfflineBanner } from '../../../components/OfflineBanner'
import { Page } from '../../../components/Page'
import { Skeleton } from '../../../components/Skeleton'
import { goBack, openPage } from '../../../routes'
import { answerSurvey, useSurvey, type Counted } from '../../../state/activities'
import { freshness } from '../../../state/freshness'
import { useFrame } from '../../../state/frame'
import { useSession } from '../../../state/session'
import { Done } from '../Done'
import { JoinFirst } from '../JoinFirst'
import { Refusal } from '../Refusal'
import { Question } from './Question'
import './index.scss'

/** A question at a time. Each answer is kept as it is given: whoever leaves goes on where they were. */
export default function SurveyPage() {
  const surveyId = useRouter().params.subject ?? ''
  const isMember = useSession()?.role === 'member'
  const query = useSurvey(surveyId, isMember)
  const { failure, stale, retry } = freshness(query)
  /** The question that was gone to by hand; otherwise it is the first that is open. */
  const [wanted, setWanted] = useState<number | null>(null)
  const [marked, setMarked] = useState<string | null>(null)
  const [refused, setRefused] = useState<ApiError | null>(null)
  const [counted, setCounted] = useState<Counted[] | null>(null)
  const questions = query.data?.questions ?? []
  const firstOpen = questions.findIndex(({ answer }) => answer === null)
  const at = wanted ?? (firstOpen === -1 ? questions.length : firstOpen)
  const question = questions[at]
  const offline = stale?.offline ?? false

  const answer = async (optionId: string) => {
    if (marked || !question) return
    setMarked(optionId)
    setRefused(null)
    try {
      setCounted((await answerSurvey(surveyId, question.questionId, optionId)).counted)
      // Gone back to change one: on to the next, answered or not.
      if (wanted !== null) setWanted(wanted + 1)
    } catch (error) {
      setRefused(toApiError(error))
    }
    setMarked(null)
  }

  return (
    <Page {...useFrame()} title={query.data?.name ?? '问卷'} onBack={goBack} offlineBanner={<OfflineBanner stale={stale} nowMs={serverNow()} onRetry={retry} />}>
      {!isMember && <JoinFirst title="入会后就能答" />}
      {failure && <FailedQuery error={failure} onRetry={retry} onSignIn={() => openPage('join')} />}
      {query.isLoading && <Skeleton blocks={['title', 'rows']} />}
      {question && (
        <>
          <Question question={question} place={at + 1} total={questions.length} marked={marked} disabled={offline} onAnswer={(optionId) => void answer(optionId)} />
          {offline && <View className="sub muted mt12">现在没有网络。答过的都存下了，连上再接着答。</View>}
          <Refusal error={refused} />
          {at > 0 && (
            <View className="survey-back">
              <Button kind="text" small onClick={() => setWanted(at - 1)}>上一题</Button>
            </View>
          )}
        </>
      )}
      {query.data && !question && (
        <Done title="都答好了，谢谢你" body="挑茶、出新的时候会用到。什么时候都能改，改了不重复计。" counted={counted} action="改一改" onAction={() => setWanted(0)} />
      )}
    </Page>
  )
}
