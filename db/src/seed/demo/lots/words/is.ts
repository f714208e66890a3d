import type { Words } from './words.ts';

/** The words of workshops that write Icelandic. */
export const is: Words = {
  kinds: {
    hand_yarn: ['Ullargarn í hnyklum', 'Fyrir prjóna númer fjögur til fimm.'],
    yarn_cones: ['Ullargarn á keilum', 'Vaxborið og tilbúið í vélina, sama litun.'],
    felt: ['Ullarflóki', 'Raknar ekki, gott að líma og sauma.'],
    panel: ['Prjónaðar voðir', 'Fram- og bakstykki, ósaumuð.'],
    tweed: ['Ullartvíd', 'Gróft en mjúkt, betra með fóðri.'],
    linen: ['Hörefni', 'Ójafn þráður, svalt viðkomu.'],
    canvas: ['Bómullarstrigi', 'Þéttur og sterkur, góður í töskur.'],
  },
  and: ' og ',
  forms: {
    full_roll: 'heill strangi, #',
    end_of_roll: 'endi á stranga, #',
    remnant: 'afgangur, #',
    sample_yardage: 'prufa, #',
    deadstock_lot: 'gamall lager, #',
    bundle: '#',
    offcut: '#',
    panel: '#',
    hide: '#',
    sheet: '#',
    cutting_scrap: '#',
    piece: '#',
  },
  origins: {
    overorder: ['Við pöntuðum meira en við þurftum.', 'Afgangur eftir námskeið.'],
    end_of_collection: ['Þessi litur er hættur.'],
    cancelled: ['Hætt var við pöntunina.'],
    production_residue: ['Það sem varð eftir við sniðningu, geymt hreint.'],
    sampling: ['Keypt fyrir prufur.'],
    quality_reject: ['Lítill galli sem auðvelt er að sneiða hjá.'],
    mill_surplus: ['Afgangur frá verksmiðju.'],
    set_dismantled: ['Úr leikmynd sem var tekin niður.'],
    private: ['Úr skáp nágranna.'],
  },
  defects: {
    shade_variation: 'Liturinn er aðeins misjafn.',
    crease_mark: 'Brot er í miðju.',
    fading: 'Ysta brotið hefur upplitast.',
  },
  tips: {
    m: ['Ég klippi eftir máli.'],
    kg: ['Vigtað í dag.', 'Hægt er að taka lítið í einu.'],
    pcs: ['Talið tvisvar.'],
  },
};
