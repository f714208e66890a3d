import type { Words } from './words.ts';

/** The words of workshops that write Estonian. */
export const et: Words = {
  kinds: {
    linen: ['Linane riie', 'Ebaühtlane lõng, jahe käes. Pesus kahaneb umbes kolm protsenti.'],
    poplin: ['Puuvillane popliin', 'Sile ja tihe, kergesti triigitav.'],
    sweat: ['Dressikangas', 'Pahempool aasaline, proovipesu tehtud.'],
    jersey: ['Puuvillane trikotaaž', 'Servad rulluvad, enne lõikamist lase seista.'],
    felt: ['Villavilt', 'Ei hargne, sobib liimida ja õmmelda.'],
    hand_yarn: ['Villane lõng, kerad', 'Neli kuni viis millimeetrit varrastele.'],
    yarn_cones: ['Villane lõng koonustel', 'Vahatatud, masinale valmis.'],
    reels: ['Õmblusniit', 'Number 120, rullid peaaegu täis.'],
    buttons: ['Nööbid, 20 mm', 'Nelja auguga, iga nööp on erinev.'],
    plywood: ['Kasevineer, 12 mm', 'Sirge ja kuiv, pinnad lihvitud.'],
  },
  and: ' ja ',
  forms: {
    full_roll: 'terve rull, #',
    end_of_roll: 'rulli lõpp, #',
    remnant: 'jääk, #',
    sample_yardage: 'proovitükk, #',
    deadstock_lot: 'laojääk, #',
    bundle: '#',
    offcut: '#',
    panel: '#',
    hide: '#',
    sheet: '#',
    cutting_scrap: '#',
    piece: '#',
  },
  origins: {
    overorder: ['Tellisime rohkem, kui vaja läks.', 'Üle jäänud valmis tellimusest.'],
    end_of_collection: ['Seda värvi me enam ei kasuta.'],
    cancelled: ['Tellimus tühistati.'],
    production_residue: ['Lõikamisest üle jäänud, puhtana hoitud.'],
    sampling: ['Ostetud proovide jaoks.'],
    quality_reject: ['Väike viga, mida saab vältida.'],
    mill_surplus: ['Kudumisvabriku jääk.'],
    set_dismantled: ['Lahti võetud lavakujundusest.'],
    private: ['Naabri kapist.'],
  },
  defects: {
    crease_mark: 'Keskel on murdejoon.',
    fading: 'Välimine serv on veidi pleekinud.',
    snag: 'Kaks lõnga on välja tõmmatud.',
    edge_damage: 'Mõni serv on muljutud.',
  },
  tips: {
    m: ['Lõikan mõõdu järgi.', 'Tule vaata värvi kohapeal.'],
    kg: ['Täna kaalutud.'],
    pcs: ['Kaks korda loetud.', 'Võib võtta ka mõne üksiku.'],
  },
};
