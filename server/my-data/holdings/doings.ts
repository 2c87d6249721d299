import { sql } from 'kysely'
import { badges } from '../../../brand/badges'
import { collections } from '../../../brand/collections'
import { products } from '../../../brand/products'
import { surveys } from '../../../brand/surveys'
import { tasks } from '../../../brand/tasks'
import { from, isOneOf, named } from '../holding'
import type { Holdings } from '../holding'

const questions = surveys.flatMap((survey) => survey.questions)

const happenings = named({
  purchase: '消费',
  check_in: '签到',
  redemption: '兑换',
  profile_item: '完善资料',
  review: '评价',
  survey_answer: '回答问卷',
  collection_read: '读完文章',
  product_scan: '扫产品码',
  store_visit: '到店',
  friend_settled: '邀请成功',
  invited_settled: '受邀首单',
  board_top: '上榜',
})

/** What a member has done, told others, and been told. */
export const doings = {
  check_in: {
    section: 'doings',
    called: '签到',
    columns: { member_id: null, day: '日期', made_up: '补签', at: '时间', streak: '连续天数', milestone: '满几天' },
    newest: 'day',
    ends: 'deleted',
  },
  make_up_card: {
    section: 'doings',
    called: '补签卡',
    columns: { member_id: null, card_id: null, source: null, earned_at: '得到时间', used_at: '使用时间', used_for: '补签日期' },
    ends: 'deleted',
  },
  task_step: { section: 'doings', called: '任务进度', columns: { member_id: null, task_id: null, period: null, round: null, event_id: null, step: null }, ends: 'deleted' },
  task_round: {
    section: 'doings',
    called: '任务',
    columns: {
      member_id: null,
      task_id: ['任务', from(tasks, 'taskId')],
      period: '周期',
      round: '第几次',
      terms: null,
      began_at: '开始时间',
      closes_at: '截止时间',
      done_at: '完成时间',
      claimed_at: '领奖时间',
      entry_seq: '明细序号',
      taken_back_at: '收回时间',
    },
    newest: 'began_at',
    ends: 'deleted',
  },
  member_event: {
    section: 'doings',
    called: '做过的事',
    columns: { member_id: null, event_id: null, kind: ['类型', happenings], source_id: null, subject: ['对象', (subject, words) => words.store(subject) || String(subject)], amount: '数量', at: '时间', voided_at: '撤销时间' },
    newest: 'at',
    ends: 'deleted',
  },
  reading: { section: 'doings', called: '读过的文章', columns: { member_id: null, reading_id: null, collection_id: ['文章', from(collections, 'collectionId')], opened_at: '打开时间', finished_at: '读完时间' }, ends: 'deleted' },
  wrong_code: { section: 'doings', called: '输错的码', columns: { member_id: null, day: '日期', kind: ['类型', named({ product: '产品码', visit: '到店码', old_card: '旧会员卡', order: '订单号' })], tries: '次数' }, ends: 'deleted' },
  product_code: {
    section: 'products',
    called: '产品码',
    columns: { code_hash: null, product_id: ['产品', from(products, 'productId')], batch: '批次', claimed_by: null, claimed_at: '扫码时间' },
    of: (ids) => isOneOf('claimed_by', ids),
    ends: 'stay',
  },
  review: {
    section: 'reviews',
    called: '评价',
    columns: { member_id: null, purchase_id: null, stars: '星', text: '内容', tags: '标签', at: '时间' },
    newest: 'at',
    ends: 'deleted',
  },
  survey_answer: {
    section: 'surveys',
    called: '回答',
    columns: {
      member_id: null,
      survey_id: ['问卷', from(surveys, 'surveyId')],
      question_id: ['问题', named(Object.fromEntries(questions.map(({ questionId, text }) => [questionId, text])))],
      option_id: ['回答', named(Object.fromEntries(questions.flatMap(({ options }) => options.map(({ optionId, name }) => [optionId, name]))))],
      answered_at: '时间',
    },
    ends: 'deleted',
  },
  badge_level: { section: 'badges', called: '徽章', columns: { member_id: null, badge_id: ['徽章', from(badges, 'badgeId')], level: '等级', earned_at: '时间' }, ends: 'deleted' },
  board_top: { section: 'badges', called: '上过榜', columns: { member_id: null, month: '月份', place: '名次', told_at: null }, ends: 'deleted' },
  board_member: { section: 'board', called: '上榜', columns: { member_id: null, since: '开始时间' }, ends: 'deleted' },
  // Months that have closed keep a place without a name; leaveBoard clears the others.
  board_score: { section: 'board', called: '名次', columns: { member_id: null, month: '月份', points: '积分' }, newest: 'month', ends: 'stay' },
  invitation_code: { section: 'invitations', called: '邀请码', columns: { code: '邀请码', member_id: null }, ends: 'deleted' },
  invitation: {
    section: 'invitations',
    called: '我邀请的',
    // Who the friend is, is the friend's to tell.
    columns: { member_id: null, friend_id: null, invited_at: '入会时间', closed_at: '到账时间', over_limit: '超过上限' },
    ends: 'deleted',
  },
  invited: {
    section: 'invitations',
    called: '邀请我的',
    columns: { member_id: null, inviter_id: null, invited_at: '入会时间', first_purchase_id: null, settles_at: '结算时间', withdrawn_at: '失效时间', settled_at: '到账时间' },
    // The inviter's list stands; what has not settled comes to nothing.
    ends: { withdrawn_at: sql`case when settled_at is null then coalesce(withdrawn_at, (select ends_at from member where member.member_id = invited.member_id), invited_at) end` },
  },
  notice: {
    section: 'notices',
    called: '消息',
    columns: {
      member_id: null,
      notice_id: null,
      topic: ['关于', named({ points: '积分到期', tier: '等级到期', check_in: '签到', parcel: '包裹', reservation: '预留', boost: '升级体验' })],
      ends_at: '到期时间',
      stage: null,
      points: '积分',
      tier_id: null,
      created_at: '时间',
      replaced_at: null,
      redemption_id: null,
    },
    newest: 'created_at',
    ends: 'deleted',
  },
  inbox: { section: 'notices', called: '读到哪里', columns: { member_id: null, read_up_to: null }, ends: 'deleted' },
  reminder: {
    section: 'notices',
    called: '提醒',
    columns: {
      member_id: null,
      reminder_id: null,
      kind: null,
      day: '日期',
      channel: ['方式', named({ wechat: '微信', inbox: '站内消息' })],
      send_at: '发送时间',
      state: ['状态', named({ waiting: '待发', sending: '发送中', sent: '已发', skipped: '没发', cancelled: '已取消', failed: '没发成' })],
      why: null,
      created_at: '约定时间',
      changed_at: null,
    },
    ends: 'deleted',
  },
  package_card: {
    section: 'cards',
    called: '包裹卡',
    columns: {
      code_hash: null,
      batch_id: '批次',
      number: '编号',
      printed: '卡上的前四位',
      first_scanned_at: '第一次扫码',
      claimed_by: null,
      claimed_at: '领取时间',
      joined: '入会时领取',
      kind: ['礼物', named({ welcome: '入会礼', thanks: '谢礼' })],
    },
    of: (ids) => isOneOf('claimed_by', ids),
    ends: 'stay',
  },
  old_card: {
    section: 'cards',
    called: '旧会员卡',
    columns: { card_hash: null, member_id: null, pin_hash: null, tail: '卡号尾号', tried_on: null, tries: null },
    ends: { pin_hash: '', tail: '' },
  },
} as const satisfies Partial<Holdings>
