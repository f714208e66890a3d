import type {
  FiledNotice,
  NoticeAnswerBody,
  NoticeBody,
  StaffNotice,
} from '@scampolo/shared/contract/notices';
import { request } from './client.ts';

/** POST /notices. The same notice twice is one. */
export function fileNotice(body: NoticeBody): Promise<FiledNotice> {
  return request('/notices', { method: 'POST', body });
}

/** POST /moderation/notices/:id/answer */
export function answerNotice(id: string, body: NoticeAnswerBody): Promise<StaffNotice> {
  return request(`/moderation/notices/${id}/answer`, { method: 'POST', body });
}
