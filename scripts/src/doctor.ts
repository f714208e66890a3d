import { type Config, loadConfig } from '@scampolo/server/config';
import { DOCTOR_HELP, readDoctorArguments } from './doctor/arguments.ts';
import { examine } from './doctor/examine.ts';
import { type Finding, finding } from './doctor/finding.ts';
import { tell, tellAll } from './doctor/words/words.ts';
import { describeFailure } from './lib/failure.ts';

/**
 * `pnpm doctor`: what is wrong, and what to do about it. Ends with 0 when nothing must be done, with 1 when something must, with 2
 * when the doctor itself failed.
 */
try {
  process.exitCode = await run();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 2;
}
// Something that did not answer in time must not keep the terminal.
setTimeout(() => process.exit(), 1000).unref();

async function run(): Promise<number> {
  const request = readDoctorArguments(process.argv.slice(2));
  if (request === null) {
    console.log(DOCTOR_HELP);
    return 0;
  }
  const config = readConfig();
  const findings =
    'code' in config ? [config] : await examine({ config, all: request.all, mailTo: request.mailTo });
  const told = findings.map((one) => tell(request.language, one));
  const count = (level: string) => told.filter((one) => one.level === level).length;
  if (request.json) {
    console.log(
      JSON.stringify({ findings: told, problems: count('problem'), advice: count('advice') }, null, 2),
    );
  } else {
    console.log(tellAll(request.language, told));
  }
  if (findings.some(({ code }) => code === 'check.failed')) return 2;
  return count('problem') > 0 ? 1 : 0;
}

function readConfig(): Config | Finding {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof Error && error.name === 'ConfigError')) throw error;
    return finding('settings.invalid', { list: error.message.replaceAll(/\s+/g, ' ') });
  }
}
