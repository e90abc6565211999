package main

// What the tables hold, as --help says it, in lines that fit a terminal.

const sentenceColumns = `  document         id of the record, or the name of its file
  outlet, date     the date at its precision: 2023-07-14, 2023-07, 2023
  paragraph        from 1 in the document; 0 is the title
  sentence         from 1 in the document, the title included
  start, end       bytes of the text (of the title, for paragraph 0), half
                   open; the text begins after a front matter or header line
  words            word tokens; numbers and marks are none
  framing          score; empty: no evidence
  framing_pos      sum of the favourable contributions, ≥ 0
  framing_neg      sum of the unfavourable contributions, ≥ 0
  framing_hits     matches
  framing_class    1, 0 or -1: the sign of pos − neg, 0 within 0.4
  alignment …      the same five: together is positive, opposed negative
  voice            own, reported or quoted, of the strongest match; own
                   without one
  modality         asserted, denied, intended or hypothetical, likewise
  actors           who is mentioned, by canonical names, with ; between them
  dyads            pairs whose relation the sentence is about, as Cuba|Russie
  text             the sentence`

const formulaHelp = `Formulas of a score:
  balance   (pos − neg) / (pos + neg)     in [−1, 1]
  logit     ln(pos + ½) − ln(neg + ½)
  tone      100 (pos − neg) / words
  sqrt      (pos − neg) / √words
  density   100 hits / words              in [0, 100]
An empty cell means no evidence, 0 means balanced evidence.`

const rulesHelp = `Rules, for --without:
  negation    « ne … pas », sans, aucun: × −0.74 in its clause
  reversal    baisse de, enrayer, refus de: × −1 on what they act on
  intensity   très, un peu, plus … que, peu: × 1.3, 0.6, 1.2, −0.5
  contrast    × 0.75 before « mais », 1.25 after it, 0.4 after « malgré »
  background  × 0.6 for nouns after preposition and article: lors de la crise
  actors      alignment where fewer than two actors are named, or nobody acts:
              × 0.4 or 0.3
  voice       own, reported, quoted
  modality    asserted, denied, intended, hypothetical
  band        the dead band of classes
`

const readHelp = `Reads text files (.txt, .md: one article each, with a YAML front matter or
a header line « date 2023-07 - Publicité- » if there is one), tables with a
header (.csv, .tsv; the separator is found out) and JSON Lines (.jsonl), from
files, folders and standard input (-). Outlet and date come from the field,
else from the front matter, the header line or the path.`

const batchHelp = readHelp + `

sentences.csv, a row for each sentence:
` + sentenceColumns + `

documents.csv, a row for each document:
  document, outlet, date, title
  sentences, words     counts
  framing …            the same ten columns, sums of the sentences
  duplicate_of         id of an earlier document with the same text
  then the other fields of the corpus

matches.csv, a row for each match, which is how a score goes back to words:
  document, sentence, start, end
  text                 what was matched
  entry                pattern of the lexicon
  dimension            framing or alignment
  weight               of the entry, in [−3, 3]
  rules                rule:factor, several separated by semicolons
  contribution         weight × factors, whose product stays in [−2, 2]
  voice, modality      own, reported, quoted; asserted, denied, intended,
                       hypothetical
  targets              the actors whom it is about
  dyads                the pairs whose relation it is about

actors.csv, a row for each actor, dimension and voice of a sentence:
  document, sentence
  actor                its canonical name
  role                 target: evidence is about it; speaker: it says what the
                       sentence hands on; mention: it is only named
  dimension            empty: nothing is said of it
  pos, neg, hits, voice
  text, as             its first mention in the sentence, and what that is: name,
                       capital, demonym, head of state …; anaphor where it
                       only refers to the actor, as « les deux pays »

dyads.csv, a row for each pair, direction and voice of a sentence:
  document, sentence
  dyad                 both names in byte order, as Cuba|Russie
  source, target       who acts upon whom; empty: the relation is mutual
  pos, neg, hits       evidence of alignment
  voice

actor-scores.csv, actor-trend.csv, dyad-scores.csv, dyad-trend.csv: what is
said of each actor and dyad, over the whole corpus and by period, with the
columns of trend.csv; group is the actor or the dyad, start and end are empty
where the period is all
unknown-names.csv, names in two or more documents that no entry covers:
  name, documents, mentions
  first_document       where it was met first
  example              the sentence

trend.csv, a row for each group, period and dimension:
  period               2023-07-14, 2023-W28, 2023-07, 2023-Q3 or 2023
  start, end           its first and its last day
  group, dimension
  documents, sentences, words, hits
  pos, neg             sums of the contributions
  formula, score
  lo, hi               95 % bootstrap interval over documents; empty where
                       fewer than 5 have evidence
  note                 why there is no score or interval, or what to mind

skipped.csv, a row for each bad record:
  file, line           line empty: the file as a whole
  document             its id, if it has one
  reason
  kept                 yes: the text was scored all the same

trend-framing.png, trend-alignment.png: trend.csv as charts
actors-framing.png …: actor-scores.csv as rankings; actor-trend-framing.png …:
actor-trend.csv and dyads-alignment.png: dyad-scores.csv as heat maps
manifest.json: version, options, counts, warnings, and digests of inputs,
lexicons and outputs; equal runs have equal manifests

` + rulesHelp + "\n" + formulaHelp

const scoreHelp = readHelp + `

Writes a row for each sentence:
` + sentenceColumns + `
With --target-column two more before text, of evidence about that person or
body alone, by its name in that column or the last word of it:
  target_score     score of it; empty: none
  target_class     1, 0 or -1

` + rulesHelp + "\n" + formulaHelp

const explainHelp = `Marks the matches of each sentence, and shows below it a table:
  match          what was matched, in the order of the text
  entry          pattern of the lexicon
  dimension      framing or alignment; of a word of the rules its role: a
                 negator opens a scope, a reverser turns round what it acts
                 on, a blocker keeps other entries away …
  weight         of the entry, in [−3, 3]
  contrib.       the contribution: weight × factors
and below each match its factors (× factor rule), voice and modality. Then the
sums: pos, neg, hits, words, score, class; and who is mentioned by which words,
what is said of each, and of which pairs. --json has the same for machines.

` + rulesHelp + "\n" + formulaHelp

const evaluateHelp = `Reads a table in which each record is a sentence coded by hand, scores it and
compares. The columns framing, alignment (and other dimensions of the lexicon)
hold -1, 0, 1 or negative, neutral, positive; voice own, reported, quoted;
modality asserted, intended, hypothetical, denied. --gold names other columns;
with several coders their reliability comes first, and the program is compared
with the majority (of a tie in a dimension with the middle, else not at all).
Voice and modality are compared where some dimension was coded as not neutral.

Prints for each variable, with 95 % bootstrap intervals over sentences:
  coders alpha   Krippendorff’s α between the coders, and Gwet’s AC1
  accuracy       share of sentences with the same label
  macro-F1       mean of F1 over the labels
  Matthews       correlation of the two codings
  Spearman       correlation of the score sqrt (0 without evidence) and the code
  alpha          Krippendorff’s α of program and coding, ordinal for dimensions
  best band      dead band of classes with the largest macro-F1 here
  precision, recall and F1 of each label, and how often each was given where

--output has them all as CSV: variable, statistic, class, value, lo, hi, n.
--errors has a row for each disagreement: document, variable, gold, got, score,
matches (word: weight × factor rule = contribution (voice, modality)), text.
--ablation prints macro-F1, and how it changes without each rule.

` + rulesHelp

const formsHelp = `Reads words, as arguments or one a line from standard input, and writes a row
for each lemma, part of speech and set of features that a word may have:
  form       the word as given
  lemma      empty where nothing is known or guessed
  pos        n, v, adj, adv, name (proper noun), num, gram (article, pronoun,
             preposition, conjunction), intj
  features   gender mas, fem, epi (both); number sg, pl, inv (both); of a
             verb: infi, ppre and ppas (participles), ipre, iimp, ipsi, ifut,
             cond, spre, simp (subjunctive), impe, and its persons
  source     table; accents: the word lacks accents and is read with them;
             guess: by its ending, as it is in no table
A past participle is also an adjective, and the feminine of a noun is also a
lemma of its own.`

const listHelp = `Writes a row for each entry of the lexicon:
  pattern      the expression; lexicon/french/SOURCES.md explains the language
  role         polar, blocker, negator, amplifier, diminisher, contrast,
               speech, modal or collective
  dimension    of a polar entry or blocker; empty: of none, or of all
  weight       of a polar entry, in [−3, 3]
  cameo        root code 01 to 20 of the CAMEO scheme of events, if it has one
  guard        actor: matches only where a name or a collective is beside it
  example, note
  file, line   where the entry stands`

const showHelp = `Prints every entry that has the word among its forms, in whatever inflection,
with its weight, the place where it stands, its forms and its example.`

const checkHelp = `Reads lexicon files and names every mistake with its line, the cell and how to
mend it (exit 1), else what their author is unlikely to have meant: entries
that never match, that stand twice or contradict another, blockers that block
nothing, lemmas that are also forms of another, adjectives in one form only.
The lexicons of framing and alignment stand beside the files; without a file,
they are looked over themselves.`

const coverageHelp = readHelp + `

Writes a row for each polar entry, those with most matches first:
  entry        pattern of the lexicon
  dimension, weight
  matches      in the corpus
  documents    with a match
  outlets      with a match
  note         never seen, one document, or one outlet: what rests on few
  file, line   where the entry stands
and tells how many sentences have a match. --missing writes the adjectives and
adverbs without an entry that were graded (behind très, trop, plus …):
  lemma, pos
  graded       times
  documents    in which they were
  example      the first sentence`

const convertHelp = `Reads a dictionary file of another tool and writes it as a lexicon of cadrage,
or a lexicon of cadrage as one of theirs. What is changed or lost is said on
standard error, with its line.
  quanteda     YAML: categories with lists of words, phrases, prefix*
  liwc         .dic, also of 2015; conditional entries are lost
  liwc22       .dicx, also weighted
  lexicoder    .lc3
  yoshikoder   .ykd, and .lcd of Lexicoder 2
  wordstat     .cat: words, phrases and weights; rules are lost
  afinn        word, tab, −5 … 5, multiplied by 3/5
  vader        word, tab, −4 … 4, …, multiplied by 3/4
  feel         id;word;polarity;emotions
  csv          a column of words, and one of weights or poles, or categories
A word becomes this form only, as =mot; word* a prefix. Categories that are
called positive or negative become the poles of one dimension, every other
category a dimension of its own with the weight 1; --map says otherwise.
--to quanteda and csv write every form of a lemma; gaps, blockers and guards
are lost, in quanteda also the weights.`
