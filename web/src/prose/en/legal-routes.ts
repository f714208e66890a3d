import type { Prose } from '../prose.ts';

export const prose: Prose = {
  checkedOn: '2026-11-22',
  sections: [
    {
      id: 'which',
      title: 'Which is yours?',
      blocks: [
        {
          questions: [
            {
              id: 'q1',
              question: 'Has it been used: worn, sewn, fitted, put on show?',
              answers: [
                ['Yes, it is used', '#used_goods'],
                ['No, it is new', '#q2'],
              ],
            },
            {
              id: 'q2',
              question: 'Is it as you bought it, or is it left over from your own work?',
              answers: [
                ['It is as I bought it', '#q4'],
                ['It is left over: offcuts, trimmings, cut panels', '#q3'],
              ],
            },
            {
              id: 'q3',
              question:
                'Will who takes it certainly use it, as it is or after ordinary work, without danger?',
              answers: [
                ['Yes, all four conditions', '#by_product'],
                ['No, or I do not know', '#waste'],
              ],
            },
            {
              id: 'q4',
              question: 'Are you a business, and do you give it to a non-profit?',
              answers: [
                ['Yes', '#gift'],
                ['No', '#product'],
              ],
            },
          ],
        },
        {
          note: 'This is orientation, not legal advice. When in doubt, ask [your hub](/hubs) before you list. It is about Italy: for the other cities see [outside Italy](#abroad).',
        },
      ],
    },
    {
      id: 'product',
      title: 'Product',
      blocks: [
        'New material that you have not worked on: whole bolts, ends of rolls, spare buttons, yarn on cones, sample books never opened. You bought it to sell it or to work it, and it changes hands like any goods.',
        'Cloth with a fault is fine too, if you say so. It takes the papers of any goods: [what to keep](#keep).',
      ],
    },
    {
      id: 'by_product',
      title: 'By-product',
      blocks: [
        'What is left while you make something else: cutting-room offcuts, selvedges, trimmed ends of bolts, leather trimmings. It is not waste if it meets all four conditions of art. 184-bis of the Italian D.Lgs. 152/2006:',
        {
          steps: [
            'It comes from work that was for something else. You were cutting coats: the offcuts were not the purpose.',
            'Somebody will certainly use it. Not “perhaps, one day”: somebody has claimed it, and to make what.',
            'It is used as it is, or after ordinary work of the trade. Washing, pressing, trimming, sorting by colour are fine. Shredding or treating it with chemicals is not.',
            'Using it is lawful and hurts nobody. No mould, no machine oil, no asbestos, no finish that who sews breathes in.',
          ],
        },
        'In the cutting room, that is:',
        {
          facts: [
            [
              'Yes',
              'Offcuts of tropical wool, clean and sorted by colour, claimed by a tailor who makes patches and linings of them.',
            ],
            ['Yes', 'Trimmed half hides, claimed by a school to practise seams on.'],
            ['No', 'The mixed bag at the end of the day, with paper, pins and cutting dust. That is waste.'],
            [
              'No',
              'Clean offcuts that nobody asked for, kept “just in case”. Without a certain use they are no by-product.',
            ],
          ],
        },
        'The giver has to prove it, until the material is used. A contract with who takes it does, or else a technical sheet with a declaration (DM 264/2016, annex 2), stamped by the Chamber of Commerce. Each case is looked at by itself: there is no list of materials that always are by-products.',
      ],
    },
    {
      id: 'used_goods',
      title: 'Used goods',
      blocks: [
        'Things that had a life already, and whose owner passes them on for others to use: curtains of a hotel, stage costumes, garments to be remade, a dress form, a cutter. You do not discard them: you pass them on.',
        'What counts is from hand to hand: somebody looks, chooses and takes. What ends in a bin or a clothes bank, however beautiful, is waste from the moment you leave it there.',
      ],
    },
    {
      id: 'gift',
      title: 'Gift to a non-profit',
      blocks: [
        'Italian law no. 166 of 19 August 2016 (art. 16, as amended in 2020) lets a business give a non-profit textiles, garments and furnishings that it no longer sells or that have a fault, without the tax office presuming that they were sold.',
        {
          list: [
            'Who receives must be a public body or one of the third sector. A designer, however good, is neither: for them there is “product”.',
            'Each gift takes a document like that of a transport.',
            'The tax office gets a summary notice. It is not due for a single gift of up to 15,000 euros.',
            'Who receives declares every quarter what they received and how they used it.',
          ],
        },
      ],
    },
    {
      id: 'waste',
      title: 'Waste: not here',
      blocks: [
        'Waste is what you discard, want to discard or must discard. To find it a destination for others, even without touching it, is a trade that takes enrolment in the Italian national register of waste operators (Albo nazionale gestori ambientali), category 8. Scampolo is not enrolled and does not do it: so a lot that is waste cannot be listed, and a title with a waste code is stopped.',
        'What to do instead:',
        {
          list: [
            'If you are a business, your authorised collector. Its transport takes the waste form (FIR), not a transport document.',
            'If you are a private person, the municipal collection centre, or the textile container. In Italy separate collection of textiles has been a duty since 1 January 2022.',
            'If part of it is good, set it apart first, as you work: clean, sorted, with somebody who claims it. Then it can be a [by-product](#by_product).',
          ],
        },
        'The codes of the European list of waste that a workshop meets most often, to talk with the collector:',
        {
          facts: [
            ['04 02 22', 'Processed textile fibres: offcuts of cloth and knits'],
            ['04 02 21', 'Unprocessed textile fibres'],
            ['04 02 09', 'Composite materials: coated, bonded and impregnated cloth'],
            ['04 01 08', 'Chrome-tanned leather: offcuts and dust'],
            ['03 01 05', 'Wood, boards and shavings without hazardous substances'],
            ['12 01 05', 'Plastics shavings and turnings'],
            ['15 01 09', 'Textile packaging'],
            ['20 01 11', 'Textiles of municipal collection'],
          ],
        },
        'Who produces the waste decides on the right code, with the collector: this list is only there so that you do not come without a word.',
      ],
    },
    {
      id: 'keep',
      title: 'What to keep in writing',
      blocks: [
        {
          facts: [
            [
              'Always, between businesses',
              'A transport document: a running number, the date, who gives and who receives, what, how much, and the reason if it is no sale (free transfer, gift, contract work). It is kept for ten years.',
            ],
            [
              'By-product',
              'Besides: the contract or the technical sheet, and two lines by who took it which say that it was really used.',
            ],
            ['Gift', 'Besides: the notice, if it is due, and the quarterly declaration of who receives.'],
            [
              'Used goods between private persons',
              'A signed receipt will do. A message is fine if it says what, to whom and when.',
            ],
          ],
        },
        'Scampolo keeps the weighed kilograms, the date and the two sides of each hand-over: you find them among your lots and your claims.',
      ],
    },
    {
      id: 'abroad',
      title: 'Outside Italy',
      blocks: [
        'In the other countries of the Union a by-product is the same (art. 5 of Directive 2008/98/EC), but each state applies it in its own way, and recognition from one country to another is not guaranteed. Geneva and Blönduós are outside the customs union: crossing that border takes customs papers too. Ask [your hub](/hubs).',
      ],
    },
    {
      id: 'sources',
      title: 'Sources',
      blocks: [
        'Collected on 22 November 2026 from the laws and from guides of the Chambers of Commerce. Check waste codes and how long to keep papers against the law before you use them. Laws change: if you find a newer one, tell us.',
        {
          list: [
            'D.Lgs. no. 152 of 3 April 2006, art. 183, 184-bis and 212',
            'DM no. 264 of 13 October 2016, art. 4, 5, 8, 10 and annex 2',
            'Law no. 166 of 19 August 2016, art. 16; DL no. 34 of 19 May 2020, art. 71-bis',
            'DPR no. 472 of 14 August 1996, art. 1(3); Italian civil code, art. 2220',
            'DM no. 59 of 4 April 2023 (waste forms and register)',
            'Decision 2000/532/EC as amended by 2014/955/EU (list of waste)',
            'Directive 2008/98/EC, art. 5 and 11; Directive (EU) 2025/1892',
          ],
        },
      ],
    },
  ],
};
