import { surveys } from '../../brand/surveys'
import type { components } from '../../contract/types.gen'
import type { Answer, Call } from '../call'
import { signedIn } from '../call'
import type { Tx } from '../database'
import { openAccount } from '../ledger/account'
import { Problem } from '../problem'
import { countedBy } from '../tasks/counted'
import { recordEvent } from '../tasks/events'
import { memberOf } from './member-profile'

function findSurvey(surveyId: string) {
  const survey = surveys.find((candidate) => candidate.surveyId === surveyId)
  if (!survey) throw new Problem('NOT_FOUND', { field: 'surveyId' })
  return survey
}

async function shown(tx: Tx, memberId: string, surveyId: string): Promise<components['schemas']['Survey']> {
  const { name, questions } = findSurvey(surveyId)
  const answers = await tx.selectFrom('survey_answer').select(['question_id', 'option_id']).where('member_id', '=', memberId).where('survey_id', '=', surveyId).execute()
  return {
    surveyId,
    name,
    questions: questions.map(({ questionId, text, options }) => {
      const given = answers.find(({ question_id }) => question_id === questionId)?.option_id
      // An option that the brand has taken away is no answer any more.
      return { questionId, text, options, answer: options.find(({ optionId }) => optionId === given)?.optionId ?? null }
    }),
  }
}

export async function getSurvey(call: Call<'getSurvey'>): Promise<Answer<'getSurvey'>> {
  const { member_id } = await memberOf(call.tx, signedIn(call))
  return shown(call.tx, member_id, call.params.surveyId)
}

export async function answerSurvey(call: Call<'answerSurvey'>): Promise<Answer<'answerSurvey'>> {
  const { context, tx, params, body } = call
  const { surveyId } = params
  const { questionId, optionId } = body
  const member = await openAccount(tx, context, signedIn(call).subjectId, 'NOT_A_MEMBER')
  const { member_id } = member
  const { questions } = findSurvey(surveyId)
  const question = questions.find((candidate) => candidate.questionId === questionId)
  if (!question?.options.some((option) => option.optionId === optionId)) throw new Problem('NOT_FOUND', { field: question ? 'optionId' : 'questionId' })
  const said = { option_id: optionId, answered_at: new Date(context.now()) }
  await tx
    .insertInto('survey_answer')
    .values({ member_id, survey_id: surveyId, question_id: questionId, ...said })
    .onConflict((on) => on.columns(['member_id', 'survey_id', 'question_id']).doUpdateSet(said))
    .execute()
  await recordEvent(tx, context, member, { kind: 'survey_answer', sourceId: `${surveyId}:${questionId}`, subject: surveyId })
  const sources = questions.map((each) => `${surveyId}:${each.questionId}`)
  return { survey: await shown(tx, member_id, surveyId), counted: await countedBy(tx, member_id, 'survey_answer', sources) }
}
