import type { Database } from '@scampolo/db/client';
import type { Config } from '@scampolo/server/config';

/** `good`: as it should be; `advice`: could be better; `problem`: somebody must do something. */
export type Level = 'good' | 'advice' | 'problem';

/** Everything the doctor can say, and how much it matters. */
export const FINDINGS = {
  'settings.invalid': 'problem',
  'runtime.good': 'good',
  'runtime.old': 'problem',
  'runtime.untried': 'advice',
  'server.good': 'good',
  'server.unready': 'problem',
  'server.away': 'problem',
  'database.good': 'good',
  'database.off': 'problem',
  'database.away': 'problem',
  'database.old': 'problem',
  'schema.good': 'good',
  'schema.pending': 'problem',
  'schema.newer': 'problem',
  'schema.unfinished': 'problem',
  'clock.good': 'good',
  'clock.apart': 'problem',
  'jobs.good': 'good',
  'jobs.idle': 'problem',
  'jobs.late': 'problem',
  'jobs.failed': 'problem',
  'mails.good': 'good',
  'mails.failing': 'problem',
  'mails.dead': 'problem',
  'search.good': 'good',
  'search.late': 'problem',
  'search.refused': 'problem',
  'search.drift': 'problem',
  'engine.none': 'good',
  'engine.good': 'good',
  'engine.away': 'problem',
  'engine.unfilled': 'problem',
  'engine.settings': 'problem',
  'engine.unverified': 'advice',
  'smtp.good': 'good',
  'smtp.development': 'good',
  'smtp.files': 'problem',
  'smtp.sender': 'problem',
  'smtp.refused': 'problem',
  'smtp.sent': 'good',
  'disk.good': 'good',
  'disk.low': 'advice',
  'disk.full': 'problem',
  'backup.good': 'good',
  'backup.none': 'problem',
  'backup.old': 'problem',
  'backup.unproven': 'advice',
  'backup.near': 'advice',
  'backup.unreadable': 'problem',
  'certificate.good': 'good',
  'certificate.none': 'good',
  'certificate.soon': 'problem',
  'certificate.over': 'problem',
  'certificate.otherName': 'problem',
  'certificate.untrusted': 'problem',
  'certificate.away': 'advice',
  'photos.good': 'good',
  'photos.missing': 'problem',
  'photos.store': 'problem',
  'secrets.good': 'good',
  'secrets.database': 'problem',
  'secrets.metrics': 'advice',
  'secrets.readable': 'problem',
  'secrets.demo': 'problem',
  'queue.good': 'good',
  'queue.nobody': 'problem',
  'queue.lots': 'problem',
  'queue.notices': 'problem',
  'amounts.good': 'good',
  'amounts.wrong': 'problem',
  'check.slow': 'problem',
  'check.failed': 'problem',
} as const satisfies Record<string, Level>;

export type FindingCode = keyof typeof FINDINGS;

/** What a check found; `values` go into its words. */
export interface Finding {
  readonly code: FindingCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Makes a {@link Finding}. */
export function finding(code: FindingCode, values: Finding['values'] = {}): Finding {
  return { code, values };
}

/** What is looked at. */
export interface Patient {
  readonly config: Config;
  /** look at every photo, and not at some */
  readonly all: boolean;
  /** where to send a mail for trial; null: none is sent */
  readonly mailTo: string | null;
}

/** A {@link Patient} whose database answers. */
export interface PatientWithDatabase extends Patient {
  readonly database: Database;
  readonly databaseUrl: string;
}

/** One look at one thing. It changes nothing, and throws only when the doctor itself is wrong. */
export type Check =
  | { readonly name: string; readonly needs: 'nothing'; run(patient: Patient): Promise<Finding[]> }
  | {
      readonly name: string;
      readonly needs: 'database';
      run(patient: PatientWithDatabase): Promise<Finding[]>;
    };
