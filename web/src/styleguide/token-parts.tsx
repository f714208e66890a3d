import { useI18n } from '../i18n/context.tsx';
import tokens from '../styles/tokens.css?raw';
import { type Colours, contrast, PAIRS, readColours } from './contrast.ts';
import { Section } from './section.tsx';

const { light, dark } = readColours(tokens);
const SIZES = ['s1', 's2', 's3', 's4', 's5'] as const;
const STEPS = ['g1', 'g2', 'g3', 'g4', 'g5', 'g6'] as const;

/** Every colour in both schemes, and how far those that may meet stand apart, as measured. */
export function ColourTokens() {
  const { t, number } = useI18n();
  return (
    <Section name="colours">
      <ul class="token-colours">
        {Object.keys(light).map((name) => (
          <li key={name}>
            <Dye hex={light[name]} />
            <Dye hex={dark[name]} />
            <span>
              <code>{name}</code>
              <small>
                {light[name]} · {dark[name]}
              </small>
            </span>
          </li>
        ))}
      </ul>
      <table>
        <caption>{t('style.contrast')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('style.pair')}</th>
            <th scope="col">{t('style.least')}</th>
            <th scope="col">{t('style.light')}</th>
            <th scope="col">{t('style.dark')}</th>
          </tr>
        </thead>
        <tbody>
          {PAIRS.map(({ colour, ground, least }) => (
            <tr key={colour + ground}>
              <th scope="row">
                {colour} / {ground}
              </th>
              <td>{number(least)}</td>
              <Measured colours={light} colour={colour} ground={ground} />
              <Measured colours={dark} colour={colour} ground={ground} />
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The five sizes, each as it is. */
export function TypeTokens() {
  const { t } = useI18n();
  return (
    <Section name="type">
      <ul class="stack">
        {SIZES.map((size) => (
          <li key={size} class={`sized-${size}`}>
            <code>{size}</code> {t('style.pangram')}
          </li>
        ))}
      </ul>
      <p>
        <em>{t('style.pangram')}</em> <strong>{t('style.pangram')}</strong>
      </p>
      <p lang="is">Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa.</p>
      <p lang="hr">Gojazni đačić s biciklom drži hmelj i finu vatu u džepu nošnje.</p>
      <p lang="et">Põdur Zagrebi tšellomängija-följetonist Ciqo külmetas kehvas garaažis.</p>
    </Section>
  );
}

/** The six distances, the radius, the stitch and the line. */
export function SpaceTokens() {
  const { t } = useI18n();
  return (
    <Section name="space">
      <ul class="token-steps">
        {STEPS.map((step) => (
          <li key={step}>
            <code>{step}</code>
            <span class={`spaced-${step}`} />
          </li>
        ))}
      </ul>
      <p class="stitched">{t('style.stitch')}</p>
      <p class="lined">{t('style.line')}</p>
    </Section>
  );
}

function Dye({ hex }: { hex: string | undefined }) {
  return (
    <svg viewBox="0 0 10 10" width="40" height="40" aria-hidden="true" focusable="false">
      <rect width="10" height="10" fill={hex} />
    </svg>
  );
}

interface MeasuredProps {
  colours: Colours;
  colour: string;
  ground: string;
}

function Measured({ colours, colour, ground }: MeasuredProps) {
  const { number } = useI18n();
  const [one, other] = [colours[colour], colours[ground]];
  if (!one || !other) return <td />;
  return (
    <td>
      <svg viewBox="0 0 30 16" width="30" height="16" aria-hidden="true" focusable="false">
        <rect width="30" height="16" fill={other} />
        <text x="15" y="12" text-anchor="middle" font-size="12" fill={one}>
          Aa
        </text>
      </svg>{' '}
      {number(Math.round(contrast(one, other) * 100) / 100)}
    </td>
  );
}
