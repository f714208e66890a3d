import type { workshops } from '@scampolo/db/schema/identity';
import type { TrustLevel, WorkshopKind, WorkshopRole } from '@scampolo/shared/contract/identity';
import type { Language } from '@scampolo/shared/domain/catalogue';

type WorkshopRow = typeof workshops.$inferSelect;

/** A workshop as it stands in the database, with who acts for it. */
export interface WorkshopRecord extends Omit<WorkshopRow, 'kind' | 'trust' | 'languages'> {
  kind: WorkshopKind;
  trust: TrustLevel;
  languages: Language[];
  people: { memberId: string; role: WorkshopRole }[];
}
