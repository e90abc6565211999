package corpus

import (
	"strings"
	"testing"
)

func TestBoilerplate(t *testing.T) {
	for _, line := range []string{
		"Publicité", " - Publicité - ", "PUBLICITE", "— Publicité —", "Publicite\u0301", "Publicité.", "Annonce",
		"Lire aussi : Le président recule sur les retraites.", "Lire aussi Le président recule", "À lire aussi", "A LIRE AUSSI :",
		"► Lire aussi : le récit", "> Lire aussi\u00a0: le récit d'une journée.", "Lire également : « Un accord historique »",
		"À lire : notre enquête", "Voir aussi – La vidéo du jour", "Lire la suite", "En savoir plus…", "En savoir plus >",
		"Abonnez-vous", "Abonnez-vous à notre newsletter quotidienne.", "Abonnez-vous dès 1 € par mois", "Abonnez‑vous !", "Je m’abonne",
		"Je m'abonne à partir de 1 €", "Inscrivez-vous gratuitement à notre lettre",
		"Partager", "Partager :", "Partager sur Facebook", "Partager cet article", "Partager via WhatsApp", "Facebook", "• Twitter", "Copier le lien", "Imprimer",
		"Newsletter", "Newsletter : recevez l'essentiel", "S'inscrire", "S’inscrire à la newsletter", "Se connecter", "Déjà abonné ? Connectez-vous",
		"Article réservé aux abonnés", "Article réservé aux abonnés.", "Cet article est réservé aux abonnés. Pour lire la suite, abonnez-vous.",
		"La suite est réservée aux abonnés.", "Il vous reste 72.5% de cet article à lire. La suite est réservée aux abonnés.",
		"Il vous reste 80\u00a0% de cet article à lire.",
		"Suivez-nous sur Twitter et Facebook.", "Suivez-nous !", "Retrouvez-nous sur Instagram", "Suivre sur X",
		"Crédit photo : AFP", "Crédits photo\u00a0: Jean Dupont / AFP", "Photo : Reuters", "© AFP", "© 2023 Le Monde — Tous droits réservés", "Copyright Le Figaro 2023",
		"Tous droits réservés", "Temps de lecture : 3 min", "Temps de lecture", "3 min de lecture", "Lire plus tard",
		"Commentaires (12)", "Commentaires : 12", "12 commentaires", "Aucun commentaire", "(3) commentaires", "Laisser un commentaire", "5 partages",
		"Nous utilisons des cookies pour améliorer votre expérience. Vous pouvez les refuser.", "Tout accepter", "Continuer sans accepter", "Gérer les cookies",
		" date 2023-07 - Publicité-", "date 14 juillet 2023",
	} {
		if !Boilerplate(line) {
			t.Errorf("not furniture: %s", line)
		}
	}
	for _, line := range []string{
		"", "   ", "-", "...", "12", "(12)",
		"La publicité en ligne recule.",
		"Publicité mensongère : la répression des fraudes enquête.",
		"Publicité, presse et pouvoir",
		"Lire aussi les anciens, conseille-t-il, c'est apprendre.",
		"Lire, c'est aussi voyager.",
		"« Abonnez-vous », dit-elle.",
		"– Abonnez-vous, dit-elle en riant.",
		"Abonnez-vous, a répété le président devant les lecteurs réunis à l'occasion du congrès annuel de la presse régionale à Lyon",
		"Partager le pouvoir ne va pas de soi.",
		"Partager sur les réseaux sociaux ses émotions est devenu banal.",
		"Partager, c'est gouverner",
		"S'inscrire à l'université coûte cher.",
		"S'inscrire dans la durée : le pari du ministre.",
		"Newsletters et podcasts font recette.",
		"Facebook recule en Bourse.",
		"Twitter condamné",
		"Commentaires acerbes à l'Assemblée",
		"Commentateur reconnu, il se tait.",
		"Crédit : les banques resserrent leurs conditions",
		"Crédit photographique et droit d'auteur",
		"12 commentaires désobligeants ont été retirés.",
		"3 minutes de silence ont été observées.",
		"Photographe de guerre, elle raconte.",
		"Annonceurs et éditeurs négocient.",
		"Accepter la défaite, un art difficile",
		"Suivez-nous-en à la trace",
		"Il vous reste un mois pour déclarer vos revenus.",
		"Menu du jour",
		"Imprimerie nationale",
		"Date limite : 12 juillet 2023",
		"Dates clés de la crise",
		"Temps de lecture et temps d'écran ne s'opposent pas.",
		"Le ministre a lu l'article réservé aux abonnés.",
		"Nous utilisons des drones, reconnaît l'armée.",
		strings.Repeat("Publicité ", 60),
	} {
		if Boilerplate(line) {
			t.Errorf("furniture: %s", line)
		}
	}
}

func TestBoilerplateAllocates(t *testing.T) {
	lines := []string{"Publicité", "Lire aussi : le récit", "À l'été, le ministre a salué un accord « historique ».", "Partager le pouvoir ne va pas de soi."}
	if n := testing.AllocsPerRun(10, func() {
		for _, line := range lines {
			Boilerplate(line)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// Every phrase must be what prefixLen compares with, and under its letter.
func TestPhrases(t *testing.T) {
	for first, list := range phrases {
		for _, p := range list {
			if p.text[0] != byte(first) || p.text != fold(p.text) || !isASCII(p.text) {
				t.Errorf("phrase %q under %c", p.text, first)
			}
			if !Boilerplate(p.text) {
				t.Errorf("phrase %q alone is no furniture", p.text)
			}
		}
	}
}

func BenchmarkBoilerplate(b *testing.B) {
	lines := []string{"Publicité", "La publicité en ligne recule, et le président du groupe a salué vendredi un accord « historique ».", "Partager le pouvoir ne va pas de soi."}
	for b.Loop() {
		for _, line := range lines {
			Boilerplate(line)
		}
	}
}
