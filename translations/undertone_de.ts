<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnnotationTrack</name>
    <message>
        <source>Your own label of each sentence: press 1 to 9 with a sentence selected. The line at the foot of a cell is your confidence, a filled corner a remark.</source>
        <translation>Ihr eigenes Label jedes Satzes: Wählen Sie einen Satz und drücken Sie 1 bis 9. Der Strich am Fuß einer Zelle zeigt, wie sicher Sie sind, die gefüllte Ecke eine Bemerkung.</translation>
    </message>
    <message>
        <source>Your labels</source>
        <translation>Ihre Labels</translation>
    </message>
    <message>
        <source>%1 of %2 sentences</source>
        <translation>%1 von %2 Sätzen</translation>
    </message>
    <message>
        <source>Drag here to mark the first sentence</source>
        <translation>Ziehen Sie hier, um den ersten Satz zu markieren</translation>
    </message>
    <message>
        <source> +%1</source>
        <translation> +%1</translation>
    </message>
</context>
<context>
    <name>ConversationReport</name>
    <message>
        <source>Report on %1</source>
        <translation>Bericht über %1</translation>
    </message>
    <message>
        <source>Emotion recognition in conversation, by Undertone</source>
        <translation>Emotionserkennung im Gespräch, von Undertone</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>Länge</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>%1 of %2: the analysis ended early</source>
        <translation>%1 von %2: Die Analyse endete vorzeitig</translation>
    </message>
    <message>
        <source>Sentences from</source>
        <translation>Sätze aus</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>SHA-256 of the model</source>
        <translation>SHA-256 des Modells</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>on (DPM), stepping %1</source>
        <translation>an (DPM), Schritte: %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>Berechnet auf</translation>
    </message>
    <message>
        <source>SHA-256 of the recording</source>
        <translation>SHA-256 der Aufnahme</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>Geschrieben am</translation>
    </message>
    <message>
        <source>Licence and consent</source>
        <translation>Lizenz und Einwilligung</translation>
    </message>
    <message>
        <source>Nothing was stated about the recording&apos;s licence, or about who agreed to what.</source>
        <translation>Zur Lizenz der Aufnahme und dazu, wer in was eingewilligt hat, wurde nichts angegeben.</translation>
    </message>
    <message>
        <source>Stated by the user: %1</source>
        <translation>Angabe des Benutzers: %1</translation>
    </message>
    <message>
        <source>What the labels are worth</source>
        <translation>Was die Labels wert sind</translation>
    </message>
    <message>
        <source>speaker not known</source>
        <translation>Sprecher unbekannt</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Shares of the emotions, by time</source>
        <translation>Anteile der Emotionen an der Zeit</translation>
    </message>
    <message>
        <source>Loss before each step, in nats per token</source>
        <translation>Verlust vor jedem Schritt, in Nat je Token</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Prob.</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>Was gesagt wird</translation>
    </message>
    <message>
        <source>Done to memory</source>
        <translation>Am Gedächtnis geändert</translation>
    </message>
    <message>
        <source>%1, of which %2 have no current result</source>
        <translation>%1, davon %2 ohne aktuelles Ergebnis</translation>
    </message>
    <message>
        <source>Labels by</source>
        <translation>Labels von</translation>
    </message>
    <message>
        <source>the annotator</source>
        <translation>der annotierenden Person</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>entschieden</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>Annotierende Person</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>People&apos;s labels</source>
        <translation>Labels von Menschen</translation>
    </message>
</context>
<context>
    <name>CorpusFindings</name>
    <message>
        <source>… and %1 more: “undertone-cli corpus report” lists all.</source>
        <translation>… und %1 weitere: „undertone-cli corpus report“ zählt alle auf.</translation>
    </message>
    <message numerus="yes">
        <source>Read as %1, in %n session(s).</source>
        <translation>
            <numerusform>Als %1 gelesen, in einer Sitzung.</numerusform>
            <numerusform>Als %1 gelesen, in %n Sitzungen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1.</source>
        <translation>Als %1 gelesen.</translation>
    </message>
    <message>
        <source>The %1 sentences of the usual evaluation set are there, class by class and dialogue by dialogue.</source>
        <translation>Die %1 Sätze der üblichen Auswertungsmenge sind da, Klasse für Klasse und Dialog für Dialog.</translation>
    </message>
    <message>
        <source>Not the usual evaluation set of %1 sentences.</source>
        <translation>Nicht die übliche Auswertungsmenge von %1 Sätzen.</translation>
    </message>
    <message>
        <source>Single clips: each is a dialogue of one sentence, with nothing to remember. “undertone-cli corpus simulate” composes dialogues of them.</source>
        <translation>Einzelne Clips: Jeder ist ein Dialog aus einem Satz, ohne etwas zu erinnern. „undertone-cli corpus simulate“ fügt sie zu Dialogen.</translation>
    </message>
    <message>
        <source>Dialogues of its splits: %1.</source>
        <translation>Dialoge seiner Teile: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) without sound: they will be left out.</source>
        <translation>
            <numerusform>Ein Satz ohne Ton: Er wird ausgelassen.</numerusform>
            <numerusform>%n Sätze ohne Ton: Sie werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <translation>Übergangen: %1</translation>
    </message>
    <message>
        <source>Nothing was skipped.</source>
        <translation>Nichts wurde übergangen.</translation>
    </message>
    <message>
        <source>The reader warns:</source>
        <translation>Beim Lesen fiel auf:</translation>
    </message>
</context>
<context>
    <name>DisagreementTrack</name>
    <message>
        <source>How far the probabilities with memory on and off lie apart: 0 they are the same, 1 they have nothing in common. Dots are sentences, the line is the mean of %1 around each; a mark below shows where the label differs.</source>
        <translation>Wie weit die Wahrscheinlichkeiten mit und ohne Gedächtnis auseinanderliegen: 0 sie sind gleich, 1 sie haben nichts gemeinsam. Punkte sind Sätze, die Linie ist das Mittel von %1 um jeden; ein Strich darunter zeigt, wo das Label ein anderes ist.</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>on/off, mean %1</source>
        <translation>an/aus, Mittel %1</translation>
    </message>
</context>
<context>
    <name>Emotion</name>
    <message>
        <source>Anger</source>
        <translation>Wut</translation>
    </message>
    <message>
        <source>Happiness</source>
        <translation>Freude</translation>
    </message>
    <message>
        <source>Sadness</source>
        <translation>Trauer</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>Neutral</translation>
    </message>
    <message>
        <source>Excitement</source>
        <translation>Aufregung</translation>
    </message>
    <message>
        <source>Frustration</source>
        <translation>Frustration</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>Angst</translation>
    </message>
    <message>
        <source>Disgust</source>
        <translation>Ekel</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>Überraschung</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>Ruhe</translation>
    </message>
    <message>
        <source>Boredom</source>
        <translation>Langeweile</translation>
    </message>
</context>
<context>
    <name>EmotionTrack</name>
    <message>
        <source>1 label differs</source>
        <translation>1 Label weicht ab</translation>
    </message>
    <message>
        <source>%1 labels differ</source>
        <translation>%1 Labels weichen ab</translation>
    </message>
    <message>
        <source>Memory off</source>
        <translation>Ohne Gedächtnis</translation>
    </message>
    <message>
        <source>for comparison</source>
        <translation>zum Vergleich</translation>
    </message>
    <message>
        <source>not analysed yet</source>
        <translation>noch nicht analysiert</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <source>memory on (DPM)</source>
        <translation>mit Gedächtnis (DPM)</translation>
    </message>
    <message>
        <source>memory off</source>
        <translation>ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>height = probability</source>
        <translation>Höhe = Wahrscheinlichkeit</translation>
    </message>
    <message>
        <source>Start the analysis to see emotions here</source>
        <translation>Nach dem Start der Analyse erscheinen hier die Emotionen</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>The most probable label of each sentence, above the probabilities of all labels, stacked in the same order. A hollow label: the sentence is under 0.5 s, too short to trust, or sounds unlike what the model was trained on. A question mark: no label stands out. Hatched: not analysed yet. A frame in the lane of memory off: the label differs. A dashed frame, or a mark at the foot: the answer flipped in the replay.</source>
        <translation>Das wahrscheinlichste Label jedes Satzes über den Wahrscheinlichkeiten aller Labels, in derselben Reihenfolge gestapelt. Ein hohles Label: Der Satz ist kürzer als 0,5 s und damit zu kurz, um ihm zu trauen, oder klingt anders als das, womit das Modell trainiert wurde. Ein Fragezeichen: Kein Label ragt heraus. Schraffiert: noch nicht analysiert. Ein Rahmen in der Spur ohne Gedächtnis: Das Label weicht ab. Ein gestrichelter Rahmen oder eine Marke am Fuß: Die Antwort ist im Neulauf gekippt.</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht da.</translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Open it again from where it lies now.</source>
        <translation>Vielleicht wurde sie verschoben oder umbenannt. Öffnen Sie sie dort, wo sie jetzt liegt.</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <source>%1 is there, but it cannot be read.</source>
        <translation>%1 ist da, lässt sich aber nicht lesen.</translation>
    </message>
    <message>
        <source>Check that you may read it and that its disk is connected.</source>
        <translation>Prüfen Sie, ob Sie Leserechte haben und der Datenträger angeschlossen ist.</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>Die Datei ist nicht schreibbar</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on this one. Nothing that was there has been overwritten.</source>
        <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Platz. Vorhandenes wurde nicht überschrieben.</translation>
    </message>
    <message>
        <source>Format not supported</source>
        <translation>Format nicht unterstützt</translation>
    </message>
    <message>
        <source>%1 is not in a format that can be opened.</source>
        <translation>%1 hat kein Format, das sich öffnen lässt.</translation>
    </message>
    <message>
        <source>Audio may be WAV, FLAC, Ogg, Opus, MP3, AIFF and others; segments RTTM, TextGrid, EAF or CSV; models safetensors.</source>
        <translation>Audio darf WAV, FLAC, Ogg, Opus, MP3, AIFF und anderes sein; Segmente RTTM, TextGrid, EAF oder CSV; Modelle safetensors.</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>Die Datei ist beschädigt</translation>
    </message>
    <message>
        <source>%1 is cut short or holds values that are not numbers.</source>
        <translation>%1 ist abgeschnitten oder enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>Copy it again from its source, or write it anew with an audio editor.</source>
        <translation>Kopieren Sie sie neu von der Quelle oder speichern Sie sie mit einem Audioprogramm neu.</translation>
    </message>
    <message>
        <source>A limit is exceeded</source>
        <translation>Eine Grenze ist überschritten</translation>
    </message>
    <message>
        <source>This recording or model goes past what can be handled safely.</source>
        <translation>Diese Aufnahme oder dieses Modell übersteigt, was sich sicher verarbeiten lässt.</translation>
    </message>
    <message>
        <source>The details name the limit. A sentence that is too long can be split in the segments file.</source>
        <translation>Die Einzelheiten nennen die Grenze. Ein zu langer Satz lässt sich in der Segmentdatei teilen.</translation>
    </message>
    <message>
        <source>The model cannot be used</source>
        <translation>Das Modell ist nicht verwendbar</translation>
    </message>
    <message>
        <source>A part of the model is missing or has the wrong shape.</source>
        <translation>Ein Teil des Modells fehlt oder hat die falsche Form.</translation>
    </message>
    <message>
        <source>A part of the model is missing or has the wrong shape: “%1”.</source>
        <translation>Ein Teil des Modells fehlt oder hat die falsche Form: „%1“.</translation>
    </message>
    <message>
        <source>Install the model again, or choose another model folder.</source>
        <translation>Installieren Sie das Modell neu oder wählen Sie einen anderen Modellordner.</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>Zu wenig Speicher</translation>
    </message>
    <message>
        <source>The machine ran out of memory during the analysis.</source>
        <translation>Während der Analyse ging der Speicher aus.</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model, then run again. Finished sentences are kept.</source>
        <translation>Schließen Sie andere Programme oder wählen Sie ein kleineres Modell und starten Sie neu. Fertige Sätze bleiben erhalten.</translation>
    </message>
    <message>
        <source>Device not available</source>
        <translation>Gerät nicht verfügbar</translation>
    </message>
    <message>
        <source>The audio or computing device that was asked for cannot be used.</source>
        <translation>Das gewünschte Audio- oder Rechengerät lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <source>Check that it is connected and free. Analysis also runs on the processor, without sound.</source>
        <translation>Prüfen Sie, ob es angeschlossen und frei ist. Die Analyse läuft auch auf dem Prozessor und ohne Ton.</translation>
    </message>
    <message>
        <source>Not authorised</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <source>This speech may not be used for that, or no longer.</source>
        <translation>Diese Sprache darf dafür nicht oder nicht mehr verwendet werden.</translation>
    </message>
    <message>
        <source>The details say what is missing. Those who speak decide what their speech is used for.</source>
        <translation>Was fehlt, steht in den Einzelheiten. Wer spricht, entscheidet, wofür seine Sprache verwendet wird.</translation>
    </message>
    <message>
        <source>The computation went astray</source>
        <translation>Die Rechnung ist entgleist</translation>
    </message>
    <message>
        <source>A loss stopped being a number, so the run was ended.</source>
        <translation>Ein Verlust war keine Zahl mehr; der Lauf wurde beendet.</translation>
    </message>
    <message>
        <source>Sentences up to here are sound. Running with memory off shows whether the updates were the cause.</source>
        <translation>Die Sätze bis hierher sind in Ordnung. Ein Lauf ohne Gedächtnis zeigt, ob die Lernschritte die Ursache waren.</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>The run was stopped before its end.</source>
        <translation>Der Lauf wurde vor seinem Ende angehalten.</translation>
    </message>
    <message>
        <source>Finished sentences are kept. Run again to go on.</source>
        <translation>Fertige Sätze bleiben erhalten. Ein neuer Start setzt den Lauf fort.</translation>
    </message>
    <message>
        <source>This cannot be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <source>What was asked for does not fit together.</source>
        <translation>Das Gewünschte passt nicht zusammen.</translation>
    </message>
    <message>
        <source>The details say which setting to change.</source>
        <translation>Die Einzelheiten sagen, welche Einstellung zu ändern ist.</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>Etwas Unerwartetes ist geschehen</translation>
    </message>
    <message>
        <source>The run ended with an error that was not foreseen.</source>
        <translation>Der Lauf endete mit einem unvorhergesehenen Fehler.</translation>
    </message>
    <message>
        <source>Finished sentences are kept. If it happens again, please report it with the details.</source>
        <translation>Fertige Sätze bleiben erhalten. Falls es wieder geschieht, melden Sie es bitte mit den Einzelheiten.</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>Makes a sentence of what failed, and why.</extracomment>
        <translation>%1.</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>{sentence}</source>
        <extracomment>A failure in a few lines. {sentence} is an English sentence with the particulars, {summary} one in the language of the window. Translate with both, such as &quot;{summary}
Original message: {sentence}&quot;.</extracomment>
        <translation>{summary}
Im Wortlaut: {sentence}</translation>
    </message>
    <message>
        <source>The segments cannot be used</source>
        <translation>Die Segmente sind nicht verwendbar</translation>
    </message>
    <message>
        <source>%1 holds nothing that can be used as sentences of this recording.</source>
        <translation>%1 enthält nichts, was als Sätze dieser Aufnahme verwendbar ist.</translation>
    </message>
    <message>
        <source>Correct what is named here, or analyse without a segments file.</source>
        <translation>Berichtigen Sie, was hier genannt ist, oder analysieren Sie ohne Segmentdatei.</translation>
    </message>
    <message>
        <source>What was in view stays. Analysis, Memory says what the next run does.</source>
        <translation>Was zu sehen war, bleibt. „Analyse“, „Gedächtnis“ sagt, was der nächste Lauf tut.</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Audio was asked for before its start.</source>
        <translation>Es wurde nach Audio vor dessen Anfang gefragt.</translation>
    </message>
    <message>
        <source>Audio was asked for before the start of {0}.</source>
        <translation>Es wurde nach Audio vor dem Anfang von {0} gefragt.</translation>
    </message>
    <message>
        <source>{0} cannot be decoded past {1}: it is damaged or cut short.</source>
        <translation>{0} lässt sich ab {1} nicht dekodieren: Die Datei ist beschädigt oder abgeschnitten.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>{0} is cut short: {1}. Copy it again from its source.</source>
        <translation>{0} ist abgeschnitten: {1}. Kopieren Sie die Datei noch einmal von ihrer Quelle.</translation>
    </message>
    <message>
        <source>{0} is damaged, and cannot be decoded.</source>
        <translation>{0} ist beschädigt und lässt sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short, and cannot be decoded.</source>
        <translation>{0} ist beschädigt oder abgeschnitten und lässt sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>{0} ({1}) is damaged or cut short, and cannot be decoded.</source>
        <translation>{0} ({1}) ist beschädigt oder abgeschnitten und lässt sich nicht dekodieren.</translation>
    </message>
    <message>
        <source>{0} cannot be decoded: it is damaged, or only FFmpeg&apos;s libraries, which this build is without, can read it. Convert it to WAV or FLAC.</source>
        <translation>{0} lässt sich nicht dekodieren: Die Datei ist beschädigt, oder nur die Bibliotheken von FFmpeg, ohne die dieses Programm gebaut ist, können sie lesen. Wandeln Sie sie in WAV oder FLAC um.</translation>
    </message>
    <message>
        <source>its header declares {0} bytes and the file has {1}</source>
        <translation>der Kopf nennt {0} Byte, und die Datei hat {1}</translation>
    </message>
    <message>
        <source>{0} is empty (0 bytes).</source>
        <translation>{0} ist leer (0 Byte).</translation>
    </message>
    <message>
        <source>{0} is cut short: it declares {1} of sound and ends after {2}. Copy it again from its source.</source>
        <translation>{0} ist abgeschnitten: Angegeben sind {1} Ton, die Datei endet aber nach {2}. Kopieren Sie sie noch einmal von ihrer Quelle.</translation>
    </message>
    <message>
        <source>{0} is read to the file&apos;s end, {1}, although its header declares a few bytes more.</source>
        <translation>{0} wird bis zum Ende der Datei gelesen, {1}, obwohl der Kopf ein paar Byte mehr angibt.</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>Die Datei lässt sich nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>{0} is a folder, not an audio file.</source>
        <translation>{0} ist ein Ordner, keine Audiodatei.</translation>
    </message>
    <message>
        <source>{0} is a Git LFS pointer, not the sound itself: fetch that with git lfs pull.</source>
        <translation>{0} ist ein Git-LFS-Verweis, nicht der Ton selbst: Holen Sie diesen mit git lfs pull.</translation>
    </message>
    <message>
        <source>{0} has {1} channels, and none numbered {2}.</source>
        <translation>{0} hat {1} Kanäle, und keiner hat die Nummer {2}.</translation>
    </message>
    <message>
        <source>{0} declares no channels: it is damaged.</source>
        <translation>{0} gibt keine Kanäle an: Die Datei ist beschädigt.</translation>
    </message>
    <message>
        <source>{0} is read to the file&apos;s end, {1}, as its header declares no length.</source>
        <translation>{0} wird bis zum Ende der Datei gelesen, {1}, da der Kopf keine Länge angibt.</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <source>{0} holds no sound: its length is zero.</source>
        <translation>{0} enthält keinen Ton: Die Länge ist null.</translation>
    </message>
    <message>
        <source>{0} has no track with sound.</source>
        <translation>{0} hat keine Tonspur.</translation>
    </message>
    <message>
        <source>{0} ({1}) has no track with sound.</source>
        <translation>{0} ({1}) hat keine Tonspur.</translation>
    </message>
    <message>
        <source>{0} holds a sample that is not a number at {1}: export it again.</source>
        <translation>{0} enthält bei {1} einen Abtastwert, der keine Zahl ist: Exportieren Sie die Aufnahme noch einmal.</translation>
    </message>
    <message>
        <source>{0} is not an audio file that can be read here.</source>
        <translation>{0} ist keine Audiodatei, die sich hier lesen lässt.</translation>
    </message>
    <message>
        <source>{0} holds no sound: each of its samples is zero.</source>
        <translation>{0} enthält keinen Ton: Jeder Abtastwert ist null.</translation>
    </message>
    <message>
        <source>nothing follows its tags</source>
        <translation>auf die Tags folgt nichts</translation>
    </message>
    <message>
        <source>Opening the recording was cancelled.</source>
        <translation>Das Öffnen der Aufnahme wurde abgebrochen.</translation>
    </message>
    <message>
        <source>{0} is read to the file&apos;s end, {1}, although its header declares {2}.</source>
        <translation>{0} wird bis zum Ende der Datei gelesen, {1}, obwohl der Kopf {2} angibt.</translation>
    </message>
    <message>
        <source>{0} is encoded in a way that cannot be read here.</source>
        <translation>{0} ist auf eine Weise kodiert, die sich hier nicht lesen lässt.</translation>
    </message>
    <message>
        <source>{0} cannot be read: check its permissions.</source>
        <translation>{0} lässt sich nicht lesen: Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <source>{0} is a playlist, not sound: name the recording itself.</source>
        <translation>{0} ist eine Wiedergabeliste, kein Ton: Nennen Sie die Aufnahme selbst.</translation>
    </message>
    <message>
        <source>{0} has a sample rate of {1} Hz; from {2} to {3} Hz can be read.</source>
        <translation>{0} hat eine Abtastrate von {1} Hz; lesbar sind {2} bis {3} Hz.</translation>
    </message>
    <message>
        <source>{0} cannot be read as a file.</source>
        <translation>{0} lässt sich nicht als Datei lesen.</translation>
    </message>
    <message>
        <source>{0} has more than {1} channels, or more than {2} hours of sound: split it.</source>
        <translation>{0} hat mehr als {1} Kanäle oder mehr als {2} Stunden Ton: Teilen Sie die Aufnahme.</translation>
    </message>
    <message>
        <source>{0} declares more than {1} hours of sound: split it, or repair its header.</source>
        <translation>{0} gibt mehr als {1} Stunden Ton an: Teilen Sie die Aufnahme, oder reparieren Sie den Kopf der Datei.</translation>
    </message>
    <message>
        <source>{0} has {1} channels; at most {2} can be read: export fewer channels.</source>
        <translation>{0} hat {1} Kanäle; höchstens {2} lassen sich lesen: Exportieren Sie weniger.</translation>
    </message>
    <message>
        <source>{0} has {1} tracks with sound; the main one is read.</source>
        <translation>{0} hat {1} Tonspuren; gelesen wird die wichtigste.</translation>
    </message>
    <message>
        <source>{0} ({1}) is encoded in a way that cannot be read here: convert it to WAV or FLAC.</source>
        <translation>{0} ({1}) ist auf eine Weise kodiert, die sich hier nicht lesen lässt: Wandeln Sie die Datei in WAV oder FLAC um.</translation>
    </message>
    <message>
        <source>{0} is not an audio file that can be read here: {1} are, and with FFmpeg&apos;s libraries M4A, MP4, WebM, AMR, WMA and more.</source>
        <translation>{0} ist keine Audiodatei, die sich hier lesen lässt: Lesbar sind {1}, mit den Bibliotheken von FFmpeg auch M4A, MP4, WebM, AMR, WMA und weitere.</translation>
    </message>
    <message>
        <source>{0} ({1}) is read with FFmpeg&apos;s libraries, which this build is without. Install libavformat-dev, libavcodec-dev and libswresample-dev and build again, or convert the file: ffmpeg -i INPUT OUTPUT.flac</source>
        <translation>{0} ({1}) wird mit den Bibliotheken von FFmpeg gelesen, ohne die dieses Programm gebaut ist. Installieren Sie libavformat-dev, libavcodec-dev und libswresample-dev und bauen Sie neu, oder wandeln Sie die Datei um: ffmpeg -i INPUT OUTPUT.flac</translation>
    </message>
    <message>
        <source>A recording of clips needs one clip at least.</source>
        <translation>Eine Aufnahme aus Clips braucht mindestens einen Clip.</translation>
    </message>
    <message>
        <source>{0} has become shorter since it was opened.</source>
        <translation>{0} ist kürzer geworden, seit es geöffnet wurde.</translation>
    </message>
    <message>
        <source>The codec could not decode what it had encoded.</source>
        <translation>Der Codec konnte nicht dekodieren, was er kodiert hatte.</translation>
    </message>
    <message>
        <source>The codec could not encode the signal.</source>
        <translation>Der Codec konnte das Signal nicht kodieren.</translation>
    </message>
    <message>
        <source>This codec cannot be used at {0} Hz.</source>
        <translation>Dieser Codec lässt sich bei {0} Hz nicht verwenden.</translation>
    </message>
    <message>
        <source>Decoding the recording was cancelled.</source>
        <translation>Das Dekodieren der Aufnahme wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The decoded recording cannot be read back: {0}.</source>
        <translation>Die dekodierte Aufnahme lässt sich nicht wieder einlesen: {0}.</translation>
    </message>
    <message>
        <source>The program {0} cannot be started.</source>
        <translation>Das Programm {0} lässt sich nicht starten.</translation>
    </message>
    <message>
        <source>{0} has to be decoded into a temporary file, and there is no room: make some in /var/tmp, or set TMPDIR to a folder with room.</source>
        <translation>{0} muss in eine temporäre Datei dekodiert werden, und dafür ist kein Platz: Schaffen Sie Platz in /var/tmp, oder setzen Sie TMPDIR auf einen Ordner mit Platz.</translation>
    </message>
    <message>
        <source>The recording has to be decoded into a temporary file, which cannot be written: {0}. Make room in /var/tmp, or set TMPDIR to a folder with room.</source>
        <translation>Die Aufnahme muss in eine temporäre Datei dekodiert werden, die sich nicht schreiben lässt: {0}. Schaffen Sie Platz in /var/tmp, oder setzen Sie TMPDIR auf einen Ordner mit Platz.</translation>
    </message>
    <message>
        <source>The decoded recording cannot be read back: it is too short.</source>
        <translation>Die dekodierte Aufnahme lässt sich nicht wieder einlesen: Sie ist zu kurz.</translation>
    </message>
    <message>
        <source>{0} ends in the middle of a frame: what is whole is read.</source>
        <translation>{0} endet mitten in einem Frame: Gelesen wird, was vollständig ist.</translation>
    </message>
    <message>
        <source>it declares no length, and has no whole frame at its end</source>
        <translation>sie gibt keine Länge an und hat am Ende keinen vollständigen Frame</translation>
    </message>
    <message>
        <source>{0} is no clip of one sentence: it is longer than 120 s.</source>
        <translation>{0} ist kein Clip mit einem Satz: Er ist länger als 120 s.</translation>
    </message>
    <message>
        <source>The plan &quot;{0}&quot; was not made from these clips.</source>
        <translation>Der Plan „{0}“ wurde nicht aus diesen Clips gemacht.</translation>
    </message>
    <message>
        <source>The plan &quot;{0}&quot; has a room without all of its voices.</source>
        <translation>Der Plan „{0}“ hat einen Raum, dem Stimmen fehlen.</translation>
    </message>
    <message>
        <source>The plan &quot;{0}&quot; has a voice without a speed.</source>
        <translation>Der Plan „{0}“ hat eine Stimme ohne Tempo.</translation>
    </message>
    <message>
        <source>mpg123 cannot be started: {0}.</source>
        <translation>mpg123 lässt sich nicht starten: {0}.</translation>
    </message>
    <message>
        <source>{0} changes its rate or its channels at {1}: split it there, or convert it to FLAC.</source>
        <translation>{0} wechselt bei {1} die Abtastrate oder die Kanalzahl: Teilen Sie die Datei dort, oder wandeln Sie sie in FLAC um.</translation>
    </message>
    <message>
        <source>This mpg123 does not decode to 32-bit floats.</source>
        <translation>Dieses mpg123 dekodiert nicht in Gleitkommazahlen mit 32 Bit.</translation>
    </message>
    <message>
        <source>{0} is damaged: it holds no MPEG frame that can be decoded.</source>
        <translation>{0} ist beschädigt: Die Datei enthält keinen MPEG-Frame, der sich dekodieren lässt.</translation>
    </message>
    <message>
        <source>{0} has {1} bytes behind its last page that are not sound; they are left out.</source>
        <translation>{0} hat hinter der letzten Seite {1} Byte, die kein Ton sind; sie werden ausgelassen.</translation>
    </message>
    <message>
        <source>its last page is not whole</source>
        <translation>die letzte Seite ist nicht vollständig</translation>
    </message>
    <message>
        <source>{0} is damaged: a page is missing at byte {1}. Copy it again from its source.</source>
        <translation>{0} ist beschädigt: Bei Byte {1} fehlt eine Seite. Kopieren Sie die Datei noch einmal von ihrer Quelle.</translation>
    </message>
    <message>
        <source>{0} has no end mark on its last page: it is read to there.</source>
        <translation>{0} hat auf der letzten Seite keine Endmarke: Gelesen wird bis dorthin.</translation>
    </message>
    <message>
        <source>{0} is a chain of more than {1} streams: split it.</source>
        <translation>{0} ist eine Kette von mehr als {1} Datenströmen: Teilen Sie sie.</translation>
    </message>
    <message>
        <source>Reading the waveform was cancelled.</source>
        <translation>Das Lesen der Wellenform wurde abgebrochen.</translation>
    </message>
    <message>
        <source>There is nothing to play: open a recording first.</source>
        <translation>Es gibt nichts abzuspielen: Öffnen Sie zuerst eine Aufnahme.</translation>
    </message>
    <message>
        <source>The audio could not be resampled: {0} of {1} samples came out.</source>
        <translation>Die Abtastrate ließ sich nicht umrechnen: Heraus kamen {0} von {1} Abtastwerten.</translation>
    </message>
    <message>
        <source>The recording ends at {0}, before the end that was found when it was opened: has the file changed?</source>
        <translation>Die Aufnahme endet bei {0}, vor dem Ende, das beim Öffnen gefunden wurde: Hat sich die Datei geändert?</translation>
    </message>
    <message>
        <source>The audio could not be resampled: {0}.</source>
        <translation>Die Abtastrate ließ sich nicht umrechnen: {0}.</translation>
    </message>
    <message>
        <source>Only a mono source can be resampled, to a positive rate.</source>
        <translation>Nur eine Monoquelle lässt sich umrechnen, auf eine positive Abtastrate.</translation>
    </message>
    <message>
        <source>{0} declares a wrong length, and its encoding cannot be read without: export it again.</source>
        <translation>{0} gibt eine falsche Länge an, ohne die sich die Kodierung nicht lesen lässt: Exportieren Sie die Aufnahme noch einmal.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>the disk is full or went away</source>
        <translation>der Datenträger ist voll oder nicht mehr da</translation>
    </message>
    <message>
        <source>there is a file of that name already</source>
        <translation>es gibt schon eine Datei dieses Namens</translation>
    </message>
    <message>
        <source>it is finished</source>
        <translation>sie ist abgeschlossen</translation>
    </message>
    <message>
        <source>its folder is missing, full or not writable</source>
        <translation>der Ordner fehlt, ist voll oder nicht beschreibbar</translation>
    </message>
    <message>
        <source>its folder is full or went away</source>
        <translation>der Ordner ist voll oder nicht mehr da</translation>
    </message>
    <message>
        <source>A WAV file needs 1 to 64 channels and a rate from 1 to 768 kHz.</source>
        <translation>Eine WAV-Datei braucht 1 bis 64 Kanäle und eine Abtastrate von 1 bis 768 kHz.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>This speech may be used to {0}, not to {1}: that needs an authorisation of its own.</source>
        <translation>Diese Sprache darf verwendet werden für: {0}; nicht für: {1}. Das braucht eine eigene Erlaubnis.</translation>
    </message>
    <message>
        <source>Recording needs the consent of those who speak; a statement about a file is none.</source>
        <translation>Aufzeichnen braucht die Einwilligung derer, die sprechen; eine Angabe zu einer Datei ist keine.</translation>
    </message>
    <message>
        <source>The leave to use this speech was withdrawn; it is read no further.</source>
        <translation>Die Erlaubnis, diese Sprache zu verwenden, wurde zurückgezogen; sie wird nicht weiter gelesen.</translation>
    </message>
    <message>
        <source>Something unexpected ended the work: {0}. Please report it with what you were doing.</source>
        <translation>Etwas Unerwartetes hat die Arbeit beendet: {0}. Bitte melden Sie es mit dem, was Sie gerade getan haben.</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0} ({1})</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>There is too little memory: close other programs, or take a smaller model.</source>
        <translation>Es ist zu wenig Speicher da: Schließen Sie andere Programme, oder nehmen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>an exception that names no reason</source>
        <translation>eine Ausnahme, die keinen Grund nennt</translation>
    </message>
    <message>
        <source>The adapter&apos;s adapter_config.json {0}</source>
        <translation>Die adapter_config.json des Adapters {0}</translation>
    </message>
    <message>
        <source>is not valid. {0}</source>
        <translation>ist nicht gültig. {0}</translation>
    </message>
    <message>
        <source>{0} The checkpoint before it stands; training goes on and tries again.</source>
        <translation>{0} Der Checkpoint davor bleibt bestehen; das Training läuft weiter und versucht es noch einmal.</translation>
    </message>
    <message>
        <source>{0} Training was stopped at step {1}; the same command goes on from the checkpoint before it, where there is one.</source>
        <translation>{0} Das Training wurde bei Schritt {1} angehalten; derselbe Befehl setzt es ab dem Checkpoint davor fort, falls es einen gibt.</translation>
    </message>
    <message>
        <source>Cannot list the folder {0}: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht auflisten: {1}.</translation>
    </message>
    <message>
        <source>Cannot read the folder {0}: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} holds no clip named as {1} names them.</source>
        <translation>Der Ordner {0} enthält keinen Clip, der so heißt wie bei {1}.</translation>
    </message>
    <message>
        <source>No sound file of this sentence is there.</source>
        <translation>Zu diesem Satz ist keine Tondatei da.</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <source>The corpus in {0} has neither sessions nor splits, so it names no folds: list its clips in a manifest.csv with a column split.</source>
        <translation>Das Korpus in {0} hat weder Sitzungen noch Teile und nennt daher keine Folds: Führen Sie seine Clips in einer manifest.csv mit einer Spalte split auf.</translation>
    </message>
    <message>
        <source>The folder {0} holds more than {1} entries.</source>
        <translation>Der Ordner {0} enthält mehr als {1} Einträge.</translation>
    </message>
    <message>
        <source>The folder {0} holds more than {1} files.</source>
        <translation>Der Ordner {0} enthält mehr als {1} Dateien.</translation>
    </message>
    <message>
        <source>The folder {0} is no corpus that is known. Known are IEMOCAP (Session1 to Session5), MELD (train_sent_emo.csv), clips named as in RAVDESS, CREMA-D or EmoDB, and any folder with a manifest.csv.</source>
        <translation>Der Ordner {0} ist kein bekanntes Korpus. Bekannt sind IEMOCAP (Session1 bis Session5), MELD (train_sent_emo.csv), Clips mit Namen wie in RAVDESS, CREMA-D oder EmoDB und jeder Ordner mit einer manifest.csv.</translation>
    </message>
    <message>
        <source>the header lacks the column {0}</source>
        <translation>der Kopfzeile fehlt die Spalte {0}</translation>
    </message>
    <message>
        <source>No dialogue is of the split &quot;train&quot;, so there is nothing to train on.</source>
        <translation>Kein Dialog gehört zum Teil „train“; es gibt also nichts, womit trainiert werden kann.</translation>
    </message>
    <message>
        <source>All dialogues are of the split &quot;train&quot;, so there is nothing to test on.</source>
        <translation>Alle Dialoge gehören zum Teil „train“; es gibt also nichts, woran getestet werden kann.</translation>
    </message>
    <message>
        <source>Fold {0}: {1}.</source>
        <translation>Fold {0}: {1}.</translation>
    </message>
    <message>
        <source>The dialogue &quot;{0}&quot; belongs to no session, so no session can be left out: use the splits of the corpus, or data with sessions.</source>
        <translation>Der Dialog „{0}“ gehört zu keiner Sitzung, also lässt sich keine auslassen: Nehmen Sie die Teile des Korpus oder Daten mit Sitzungen.</translation>
    </message>
    <message>
        <source>Leaving one session out takes two sessions or more; there is none.</source>
        <translation>Eine Sitzung auszulassen braucht mindestens zwei Sitzungen; es gibt keine.</translation>
    </message>
    <message>
        <source>it has nothing to test on</source>
        <translation>es gibt darin nichts zu testen</translation>
    </message>
    <message>
        <source>it has nothing to train on</source>
        <translation>es gibt darin nichts zu trainieren</translation>
    </message>
    <message>
        <source>There is no fold at all.</source>
        <translation>Es gibt gar keinen Fold.</translation>
    </message>
    <message>
        <source>Leaving one session out takes two sessions or more; there is only {0}.</source>
        <translation>Eine Sitzung auszulassen braucht mindestens zwei Sitzungen; es gibt nur {0}.</translation>
    </message>
    <message>
        <source>both train and test hold the dialogue {0}</source>
        <translation>Training und Test enthalten beide den Dialog {0}</translation>
    </message>
    <message>
        <source>both train and test hold the dialogues {0}</source>
        <translation>Training und Test enthalten beide die Dialoge {0}</translation>
    </message>
    <message>
        <source>the same scripted lines are heard in train and test ({0}): a model may know the words, and figures on improvised dialogues alone are the stricter ones</source>
        <translation>im Training und im Test sind dieselben vorgegebenen Texte zu hören ({0}): Ein Modell kann die Wörter kennen; Zahlen nur aus improvisierten Dialogen sind die strengeren</translation>
    </message>
    <message>
        <source>the speaker {0} is in both train ({1}) and test ({2}): leave out all dialogues of a speaker together</source>
        <translation>der Sprecher {0} ist im Training ({1}) und im Test ({2}): Lassen Sie alle Dialoge eines Sprechers zusammen aus</translation>
    </message>
    <message>
        <source>There must be one split for every dialogue.</source>
        <translation>Für jeden Dialog muss es genau einen Teil geben.</translation>
    </message>
    <message>
        <source>it names a dialogue that is not there</source>
        <translation>er nennt einen Dialog, der nicht da ist</translation>
    </message>
    <message>
        <source>the speakers of {0} dialogue are not named, so nobody can say whether they are in both train and test</source>
        <translation>die Sprecher von {0} Dialog sind nicht genannt, also kann niemand sagen, ob sie im Training und im Test sind</translation>
    </message>
    <message>
        <source>the speakers of {0} dialogues are not named, so nobody can say whether they are in both train and test</source>
        <translation>die Sprecher von {0} Dialogen sind nicht genannt, also kann niemand sagen, ob sie im Training und im Test sind</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no name of a dialogue of IEMOCAP, such as Ses01F_impro01.</source>
        <translation>„{0}“ ist kein Name eines Dialogs von IEMOCAP wie Ses01F_impro01.</translation>
    </message>
    <message>
        <source>{0} holds no turn.</source>
        <translation>{0} enthält keinen Redebeitrag.</translation>
    </message>
    <message>
        <source>{0}: too much of this corpus is not understood; is it IEMOCAP?</source>
        <translation>{0}: Von diesem Korpus wird zu vieles nicht verstanden; ist es IEMOCAP?</translation>
    </message>
    <message>
        <source>{0}: the turn {1} was left out: its head has times that run backwards or are no numbers, or lacks what it should have: [6.2901 - 8.2357]&lt;TAB&gt;Ses01F_impro01_F000&lt;TAB&gt;neu&lt;TAB&gt;[2.5000, 2.5000, 2.5000].</source>
        <translation>{0}: Der Redebeitrag {1} wurde ausgelassen: Sein Kopf hat Zeiten, die rückwärts laufen oder keine Zahlen sind, oder ihm fehlt etwas von dem, was er haben soll: [6.2901 - 8.2357]&lt;TAB&gt;Ses01F_impro01_F000&lt;TAB&gt;neu&lt;TAB&gt;[2.5000, 2.5000, 2.5000].</translation>
    </message>
    <message>
        <source>{0}: the turn {1} stands there twice; its first is read.</source>
        <translation>{0}: Der Redebeitrag {1} steht zweimal darin; gelesen wird der erste.</translation>
    </message>
    <message>
        <source>The transcription of {0} was left out: {1}</source>
        <translation>Die Transkription von {0} wurde ausgelassen: {1}</translation>
    </message>
    <message>
        <source>The dialogue {0} was left out: {1}</source>
        <translation>Der Dialog {0} wurde ausgelassen: {1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no change of a label: write it as exc=hap, or fru= for none.</source>
        <translation>„{0}“ ist keine Änderung eines Labels: Schreiben Sie sie als exc=hap, oder als fru= für keines.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot become &quot;{1}&quot;, which is none of the labels.</source>
        <translation>„{0}“ kann nicht zu „{1}“ werden: Das ist keines der Labels.</translation>
    </message>
    <message>
        <source>A label has no name.</source>
        <translation>Ein Label hat keinen Namen.</translation>
    </message>
    <message>
        <source>There must be at least one label.</source>
        <translation>Es muss mindestens ein Label geben.</translation>
    </message>
    <message>
        <source>The label &quot;{0}&quot; is named twice.</source>
        <translation>Das Label „{0}“ ist zweimal genannt.</translation>
    </message>
    <message>
        <source>UNDERTONE_DATA names {0}, which is not a folder.</source>
        <translation>UNDERTONE_DATA nennt {0}, und das ist kein Ordner.</translation>
    </message>
    <message>
        <source>duration_seconds is not a positive number of seconds: &quot;{0}&quot;</source>
        <translation>duration_seconds ist keine positive Zahl von Sekunden: „{0}“</translation>
    </message>
    <message>
        <source>the manifest is empty; its first line must name the columns</source>
        <translation>das Manifest ist leer; seine erste Zeile muss die Spalten nennen</translation>
    </message>
    <message>
        <source>the speaker or the emotion is empty</source>
        <translation>der Sprecher oder die Emotion ist leer</translation>
    </message>
    <message>
        <source>No folder of speech is known. Set UNDERTONE_DATA to a folder with a manifest.csv.</source>
        <translation>Es ist kein Ordner mit Sprache bekannt. Setzen Sie UNDERTONE_DATA auf einen Ordner mit einer manifest.csv.</translation>
    </message>
    <message>
        <source>the path &quot;{0}&quot; is empty or leads out of the manifest&apos;s folder</source>
        <translation>der Pfad „{0}“ ist leer oder führt aus dem Ordner des Manifests hinaus</translation>
    </message>
    <message>
        <source>the table is empty; its first line must name the columns</source>
        <translation>die Tabelle ist leer; ihre erste Zeile muss die Spalten nennen</translation>
    </message>
    <message>
        <source>The table {0} is missing.</source>
        <translation>Die Tabelle {0} fehlt.</translation>
    </message>
    <message>
        <source>The folder {0} holds none of MELD&apos;s tables, such as train_sent_emo.csv.</source>
        <translation>Der Ordner {0} enthält keine der Tabellen von MELD wie train_sent_emo.csv.</translation>
    </message>
    <message>
        <source>the dialogue, the utterance or the speaker is not named</source>
        <translation>der Dialog, die Äußerung oder der Sprecher ist nicht genannt</translation>
    </message>
    <message>
        <source>{0} has more than {1} rows.</source>
        <translation>{0} hat mehr als {1} Zeilen.</translation>
    </message>
    <message>
        <source>utterance {0} of dialogue {1} stands there twice</source>
        <translation>die Äußerung {0} des Dialogs {1} steht zweimal darin</translation>
    </message>
    <message>
        <source>The dialogues asked for are impossible: probabilities lie in [0, 1], ranges rise, and a dialogue has at least two speakers.</source>
        <translation>Die gewünschten Dialoge sind unmöglich: Wahrscheinlichkeiten liegen in [0, 1], Bereiche steigen an, und ein Dialog hat mindestens zwei Sprecher.</translation>
    </message>
    <message>
        <source>No corpus among the clips has two speakers, so no dialogue can be composed.</source>
        <translation>Kein Korpus unter den Clips hat zwei Sprecher; es lässt sich also kein Dialog zusammenstellen.</translation>
    </message>
    <message>
        <source>Five sessions take five pairs of speakers, each pair of one corpus; among the clips there are only {0}.</source>
        <translation>Fünf Sitzungen brauchen fünf Sprecherpaare, jedes aus einem Korpus; unter den Clips gibt es nur {0}.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no transition between emotions: write it as angry&gt;sad=3.</source>
        <translation>„{0}“ ist kein Übergang zwischen Emotionen: Schreiben Sie ihn als angry&gt;sad=3.</translation>
    </message>
    <message>
        <source>the file is empty; its first line must be start,end,speaker</source>
        <translation>die Datei ist leer; ihre erste Zeile muss start,end,speaker sein</translation>
    </message>
    <message>
        <source>{0} fields where the header has {1}</source>
        <translation>{0} Felder, wo die Kopfzeile {1} hat</translation>
    </message>
    <message>
        <source>the header lacks the column {0}; it must name start, end and speaker</source>
        <translation>der Kopfzeile fehlt die Spalte {0}; sie muss start, end und speaker nennen</translation>
    </message>
    <message>
        <source>{0}: its labels repeat ({1}) and were taken for the speakers.</source>
        <translation>{0}: Die Textmarken wiederholen sich ({1}) und wurden als Sprecher genommen.</translation>
    </message>
    <message>
        <source>Sentence {0} ends later than any recording does.</source>
        <translation>Satz {0} endet später, als irgendeine Aufnahme endet.</translation>
    </message>
    <message>
        <source>A timeline as JSON is written elsewhere.</source>
        <translation>Eine Zeitleiste als JSON wird an anderer Stelle geschrieben.</translation>
    </message>
    <message>
        <source>The timeline has no sentences, and a file of annotations without any is none.</source>
        <translation>Die Zeitleiste hat keine Sätze, und eine Datei mit Annotationen ohne Sätze ist keine.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be the times of an utterance in milliseconds, like 1000_2500</source>
        <translation>„{0}“ sollte die Zeiten einer Äußerung in Millisekunden sein, wie 1000_2500</translation>
    </message>
    <message>
        <source>the duration is below zero</source>
        <translation>die Dauer ist kleiner als null</translation>
    </message>
    <message>
        <source>a line of CTM has a recording, a channel, a start, a duration and a word; this one has {0} fields</source>
        <translation>eine Zeile von CTM hat eine Aufnahme, einen Kanal, einen Anfang, eine Dauer und ein Wort; diese hat {0} Felder</translation>
    </message>
    <message>
        <source>there is no time slot {0}</source>
        <translation>es gibt keinen Zeitpunkt {0} (TIME_SLOT)</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a time in whole milliseconds</source>
        <translation>„{0}“ ist keine Zeit in ganzen Millisekunden</translation>
    </message>
    <message>
        <source>its time begins {0} ms into the recording (TIME_ORIGIN), and sentences were placed so.</source>
        <translation>ihre Zeit beginnt {0} ms nach dem Anfang der Aufnahme (TIME_ORIGIN); die Sätze wurden danach ausgerichtet.</translation>
    </message>
    <message>
        <source>TIME_ORIGIN is not a number of milliseconds</source>
        <translation>TIME_ORIGIN ist keine Zahl von Millisekunden</translation>
    </message>
    <message>
        <source>its recordings have different origins in time; that of {0} was taken.</source>
        <translation>ihre Aufnahmen haben verschiedene Zeitursprünge; genommen wurde der von {0}.</translation>
    </message>
    <message>
        <source>{0} is XML, but no EAF of ELAN: it has no ANNOTATION_DOCUMENT.</source>
        <translation>{0} ist XML, aber keine EAF von ELAN: Es hat kein ANNOTATION_DOCUMENT.</translation>
    </message>
    <message>
        <source>the time slot {0} is there twice</source>
        <translation>der Zeitpunkt {0} (TIME_SLOT) ist zweimal da</translation>
    </message>
    <message>
        <source>the time slot {0} has no time, so that it is not known where the annotation lies</source>
        <translation>der Zeitpunkt {0} (TIME_SLOT) hat keine Zeit; es ist nicht bekannt, wo die Annotation liegt</translation>
    </message>
    <message>
        <source>its times are in {0}, and only milliseconds can be read; save it anew with ELAN</source>
        <translation>ihre Zeiten sind in {0}, und nur Millisekunden lassen sich lesen; speichern Sie sie mit ELAN neu</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be the times, the name, the emotion and the dimensions of a turn</source>
        <translation>„{0}“ sollten die Zeiten, der Name, die Emotion und die Dimensionen eines Redebeitrags sein</translation>
    </message>
    <message>
        <source>there is no point {0} on the timeline</source>
        <translation>auf der Zeitachse gibt es keinen Punkt {0}</translation>
    </message>
    <message>
        <source>{0} is XML, but no basic transcription of EXMARaLDA.</source>
        <translation>{0} ist XML, aber keine Basistranskription von EXMARaLDA.</translation>
    </message>
    <message>
        <source>the point {0} is on the timeline twice</source>
        <translation>der Punkt {0} ist zweimal auf der Zeitachse</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a channel from 1 to {1}</source>
        <translation>„{0}“ ist kein Kanal von 1 bis {1}</translation>
    </message>
    <message>
        <source>the duration is not above zero</source>
        <translation>die Dauer ist nicht größer als null</translation>
    </message>
    <message>
        <source>a SPEAKER line of RTTM has ten fields, and names without blanks; this one has {0}, and which is which cannot be told</source>
        <translation>eine SPEAKER-Zeile von RTTM hat zehn Felder und Namen ohne Leerzeichen; diese hat {0}, und welches welches ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; does not start a line of RTTM</source>
        <translation>„{0}“ ist kein Anfang einer Zeile von RTTM</translation>
    </message>
    <message>
        <source>it cannot be told whether &quot;{0}&quot; is a name, or a name and a confidence; write all ten fields of the line</source>
        <translation>es lässt sich nicht sagen, ob „{0}“ ein Name ist oder ein Name und eine Konfidenz; schreiben Sie alle zehn Felder der Zeile</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>{0}: 1 tier ({1}) was left out, which depends on another tier and says more of its sentences.</source>
        <translation>{0}: 1 Ebene ({1}) wurde ausgelassen, die von einer anderen abhängt und mehr über deren Sätze sagt.</translation>
    </message>
    <message>
        <source>{0}: {1} tiers ({2}) were left out, which depend on other tiers and say more of their sentences.</source>
        <translation>{0}: {1} Ebenen ({2}) wurden ausgelassen, die von anderen abhängen und mehr über deren Sätze sagen.</translation>
    </message>
    <message>
        <source>{0}: {1} segments of zero length were left out.</source>
        <translation>{0}: {1} Segmente der Länge null wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{0}: 1 segment of zero length was left out.</source>
        <translation>{0}: 1 Segment der Länge null wurde ausgelassen.</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} MiB that an XML file of segments may have.</source>
        <translation>{0} ist größer als die {1} MiB, die eine XML-Datei mit Segmenten haben darf.</translation>
    </message>
    <message>
        <source>{0} is a Git LFS pointer, not the segments themselves: fetch those with git lfs pull.</source>
        <translation>{0} ist ein Git-LFS-Verweis, nicht die Segmente selbst: Holen Sie diese mit git lfs pull.</translation>
    </message>
    <message>
        <source>{0} holds segments of {1} recordings, none of which is named like this one. Choose one with --recording: {2}.</source>
        <translation>{0} enthält Segmente von {1} Aufnahmen, von denen keine wie diese heißt. Wählen Sie eine mit --recording: {2}.</translation>
    </message>
    <message>
        <source>{0}: the names before a colon in its texts ({1}) were taken for the speakers.</source>
        <translation>{0}: Die Namen vor einem Doppelpunkt in den Texten ({1}) wurden als Sprecher genommen.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be the times of a subtitle, like 00:00:01,000 --&gt; 00:00:02,500</source>
        <translation>„{0}“ sollte die Zeiten eines Untertitels sein, wie 00:00:01,000 --&gt; 00:00:02,500</translation>
    </message>
    <message>
        <source>{0} is none of the formats of segments that can be read: {1}.</source>
        <translation>{0} ist in keinem der Formate für Segmente, die sich lesen lassen: {1}.</translation>
    </message>
    <message>
        <source>{0} is in a format that names no recordings, so that none can be chosen.</source>
        <translation>{0} ist in einem Format, das keine Aufnahmen nennt; es lässt sich keine wählen.</translation>
    </message>
    <message>
        <source>{0} has no tier that looks like sentences. Choose one with --tier NAME; it has these, with how many segments and of what length: {1}.</source>
        <translation>{0} hat keine Ebene, die nach Sätzen aussieht. Wählen Sie eine mit --tier NAME; darin sind, mit Anzahl und Länge der Segmente: {1}.</translation>
    </message>
    <message>
        <source>{0} holds no segments of a recording &quot;{1}&quot;. It has: {2}.</source>
        <translation>{0} enthält keine Segmente einer Aufnahme „{1}“. Darin sind: {2}.</translation>
    </message>
    <message>
        <source>{0} has no tier &quot;{1}&quot;. It has: {2}.</source>
        <translation>{0} hat keine Ebene „{1}“. Darin sind: {2}.</translation>
    </message>
    <message>
        <source>{0} is in a format without tiers, so that none can be chosen.</source>
        <translation>{0} ist in einem Format ohne Ebenen; es lässt sich keine wählen.</translation>
    </message>
    <message>
        <source>{0} is in another format ({1}), which is not read. Save or export its segments in one of these: {2}.</source>
        <translation>{0} ist in einem anderen Format ({1}), das nicht gelesen wird. Speichern oder exportieren Sie die Segmente in einem von diesen: {2}.</translation>
    </message>
    <message>
        <source>{0}: the segments of the recording &quot;{1}&quot; were taken, one of the {2} recordings in it.</source>
        <translation>{0}: Genommen wurden die Segmente der Aufnahme „{1}“, einer von {2} darin.</translation>
    </message>
    <message>
        <source>{0}: the tier &quot;{1}&quot; holds points in time, and a point is no segment.</source>
        <translation>{0}: Die Ebene „{1}“ enthält Zeitpunkte, und ein Punkt ist kein Segment.</translation>
    </message>
    <message>
        <source>{0}: sentences were taken from {1}, and not from {2}, which seems to hold something else. Choose tiers with --tier, or in the window with File, Choose tiers.</source>
        <translation>{0}: Sätze wurden aus {1} genommen und nicht aus {2}, das etwas anderes zu enthalten scheint. Wählen Sie Ebenen mit --tier oder im Fenster mit Datei, Ebenen wählen.</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}: 1 annotation without a time of its own was left out.</source>
        <translation>{0}: 1 Annotation ohne eigene Zeit wurde ausgelassen.</translation>
    </message>
    <message>
        <source>{0}: {1} annotations without times of their own were left out.</source>
        <translation>{0}: {1} Annotationen ohne eigene Zeiten wurden ausgelassen.</translation>
    </message>
    <message>
        <source>{0}: it holds words or phones, which were joined to sentences at pauses of 0.5 s and more.</source>
        <translation>{0}: Die Datei enthält Wörter oder Laute; sie wurden an Pausen ab 0,5 s zu Sätzen verbunden.</translation>
    </message>
    <message>
        <source>a line of STM has a recording, a channel, a speaker, a start and an end; this one has {0} fields</source>
        <translation>eine Zeile von STM hat eine Aufnahme, einen Kanal, einen Sprecher, einen Anfang und ein Ende; diese hat {0} Felder</translation>
    </message>
    <message>
        <source>{0}: 1 segment that is left out of scoring was left out.</source>
        <translation>{0}: 1 Segment, das bei der Bewertung ausgelassen wird, wurde ausgelassen.</translation>
    </message>
    <message>
        <source>{0}: {1} segments that are left out of scoring were left out.</source>
        <translation>{0}: {1} Segmente, die bei der Bewertung ausgelassen werden, wurden ausgelassen.</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>ein Schalter</translation>
    </message>
    <message>
        <source>number</source>
        <translation>eine Zahl</translation>
    </message>
    <message>
        <source>text</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>text follows a closing quote; a quote inside a text is written twice</source>
        <translation>auf ein schließendes Anführungszeichen folgt Text; ein Anführungszeichen in einem Text wird doppelt geschrieben</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>der Anfang</translation>
    </message>
    <message>
        <source>{0}: its time begins at {1} s; its times were taken as seconds from the start of the recording.</source>
        <translation>{0}: Die Zeit beginnt bei {1} s; die Zeiten wurden als Sekunden ab dem Anfang der Aufnahme genommen.</translation>
    </message>
    <message>
        <source>is a chronological TextGrid. Open it in Praat and save it again with Save as text file.</source>
        <translation>ist ein chronologisches TextGrid. Öffnen Sie es in Praat und speichern Sie es mit „Save as text file“ neu.</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>das Ende</translation>
    </message>
    <message>
        <source>the file ends where {0} should stand</source>
        <translation>die Datei endet, wo {0} stehen sollte</translation>
    </message>
    <message>
        <source>&lt;exists&gt;</source>
        <translation>&lt;exists&gt;</translation>
    </message>
    <message>
        <source>the beginning of an interval</source>
        <translation>der Anfang eines Intervalls</translation>
    </message>
    <message>
        <source>the end of an interval</source>
        <translation>das Ende eines Intervalls</translation>
    </message>
    <message>
        <source>the text of an interval</source>
        <translation>der Text eines Intervalls</translation>
    </message>
    <message>
        <source>intervals</source>
        <translation>Intervalle</translation>
    </message>
    <message>
        <source>the kind of object</source>
        <translation>die Art des Objekts</translation>
    </message>
    <message>
        <source>a quoted text is never closed</source>
        <translation>ein Text in Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no class of a tier</source>
        <translation>„{0}“ ist keine Klasse einer Ebene</translation>
    </message>
    <message>
        <source>{0}: {1} has intervals but no text in any of them, and an interval without text is silence. Write something into those in which someone speaks.</source>
        <translation>{0}: {1} hat Intervalle, aber in keinem einen Text, und ein Intervall ohne Text ist Stille. Schreiben Sie etwas in die, in denen jemand spricht.</translation>
    </message>
    <message>
        <source>the TextGrid has no tiers</source>
        <translation>das TextGrid hat keine Ebenen</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a number of {1}</source>
        <translation>„{0}“ ist keine Anzahl ({1})</translation>
    </message>
    <message>
        <source>&quot;ooTextFile&quot;</source>
        <translation>„ooTextFile“</translation>
    </message>
    <message>
        <source>is not a text file of Praat: it should begin with File type = &quot;ooTextFile&quot;.</source>
        <translation>ist keine Textdatei von Praat: Sie sollte mit File type = &quot;ooTextFile&quot; beginnen.</translation>
    </message>
    <message>
        <source>here stands a {0} where {1} should stand</source>
        <translation>hier steht {0}, wo {1} stehen sollte</translation>
    </message>
    <message>
        <source>holds a {0}, not a TextGrid. Select the TextGrid alone in Praat and save it with Save as text file.</source>
        <translation>enthält ein Objekt der Art {0}, kein TextGrid. Wählen Sie in Praat nur das TextGrid aus und speichern Sie es mit „Save as text file“.</translation>
    </message>
    <message>
        <source>the mark of a point</source>
        <translation>die Marke eines Punktes</translation>
    </message>
    <message>
        <source>{0}: 1 point tier ({1}) was left out: a point in time is no segment.</source>
        <translation>{0}: 1 Punktebene ({1}) wurde ausgelassen: Ein Zeitpunkt ist kein Segment.</translation>
    </message>
    <message>
        <source>{0}: {1} point tiers ({2}) were left out: a point in time is no segment.</source>
        <translation>{0}: {1} Punktebenen ({2}) wurden ausgelassen: Ein Zeitpunkt ist kein Segment.</translation>
    </message>
    <message>
        <source>the time of a point</source>
        <translation>die Zeit eines Punktes</translation>
    </message>
    <message>
        <source>points</source>
        <translation>Punkte</translation>
    </message>
    <message>
        <source>the beginning of a tier</source>
        <translation>der Anfang einer Ebene</translation>
    </message>
    <message>
        <source>the class of a tier</source>
        <translation>die Klasse einer Ebene</translation>
    </message>
    <message>
        <source>the end of a tier</source>
        <translation>das Ende einer Ebene</translation>
    </message>
    <message>
        <source>the name of a tier</source>
        <translation>der Name einer Ebene</translation>
    </message>
    <message>
        <source>tiers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>says that it has {0} {1}; {2} can be read.</source>
        <translation>gibt {0} {1} an; lesbar sind höchstens {2}.</translation>
    </message>
    <message>
        <source>has more than {0} segments.</source>
        <translation>hat mehr als {0} Segmente.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; ends before it starts</source>
        <translation>„{0}“ endet vor seinem Anfang</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be two counts of samples and a label</source>
        <translation>„{0}“ sollten zwei Anzahlen von Abtastwerten und ein Zeichen sein</translation>
    </message>
    <message>
        <source>the first line of a WebVTT file begins with WEBVTT</source>
        <translation>die erste Zeile einer WebVTT-Datei beginnt mit WEBVTT</translation>
    </message>
    <message>
        <source>{0}: {1} subtitles have several voices each, and were given to the first.</source>
        <translation>{0}: {1} Untertitel haben mehrere Stimmen und wurden der ersten gegeben.</translation>
    </message>
    <message>
        <source>{0}: 1 subtitle has several voices, and was given to the first.</source>
        <translation>{0}: 1 Untertitel hat mehrere Stimmen und wurde der ersten gegeben.</translation>
    </message>
    <message>
        <source>the XML has a DOCTYPE, which no file of segments has; it is not read</source>
        <translation>das XML hat einen DOCTYPE, den keine Datei mit Segmenten hat; es wird nicht gelesen</translation>
    </message>
    <message>
        <source>{0} has more than {1} tags.</source>
        <translation>{0} hat mehr als {1} Tags.</translation>
    </message>
    <message>
        <source>the XML cannot be read: {0}</source>
        <translation>das XML lässt sich nicht lesen: {0}</translation>
    </message>
    <message>
        <source>The analysis was cancelled; what was read so far stands.</source>
        <translation>Die Analyse wurde abgebrochen; was bis dahin gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>The saved state of the interrupted run cannot be used: it is started afresh.</source>
        <translation>Der gesicherte Zustand des unterbrochenen Laufs ist nicht zu gebrauchen: Der Lauf beginnt von vorn.</translation>
    </message>
    <message>
        <source>The benchmark was cancelled.</source>
        <translation>Der Benchmark wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A benchmark needs at least one repetition and a sentence that lasts.</source>
        <translation>Ein Benchmark braucht mindestens eine Wiederholung und einen Satz, der dauert.</translation>
    </message>
    <message>
        <source>The speech code {0} lies outside the classifier&apos;s codebook of {1}.</source>
        <translation>Der Sprachcode {0} liegt außerhalb des Codebuchs des Klassifikators ({1}).</translation>
    </message>
    <message>
        <source>The model has {0} speech codes, these dialogues {1}: make them with the model&apos;s own tokenizer.</source>
        <translation>Das Modell hat {0} Sprachcodes, diese Dialoge haben {1}: Erzeugen Sie sie mit dem Tokenizer des Modells.</translation>
    </message>
    <message>
        <source>The classifier is trained in fp32: leave --dtype out.</source>
        <translation>Der Klassifikator wird in fp32 trainiert: Lassen Sie --dtype weg.</translation>
    </message>
    <message>
        <source>There is no labelled sentence in these dialogues: a classifier cannot be trained on them.</source>
        <translation>In diesen Dialogen gibt es keinen Satz mit Label: Damit lässt sich kein Klassifikator trainieren.</translation>
    </message>
    <message>
        <source>The classifier&apos;s weights do not fit its config.json.</source>
        <translation>Die Gewichte des Klassifikators passen nicht zu seiner config.json.</translation>
    </message>
    <message>
        <source>The CUDA kernels cannot be loaded: {0}.</source>
        <translation>Die CUDA-Kernel lassen sich nicht laden: {0}.</translation>
    </message>
    <message>
        <source>This is no library of Undertone&apos;s CUDA kernels.</source>
        <translation>Das ist keine Bibliothek mit den CUDA-Kerneln von Undertone.</translation>
    </message>
    <message>
        <source>The CUDA kernels are of version {0}, this program needs {1}: build both anew.</source>
        <translation>Die CUDA-Kernel haben die Version {0}, dieses Programm braucht {1}: Bauen Sie beide neu.</translation>
    </message>
    <message>
        <source>There is no GPU that this program can use ({0}): use --device cpu, or set up with ./dev setup --gpu.</source>
        <translation>Es gibt keine GPU, die dieses Programm benutzen kann ({0}): Nehmen Sie --device cpu, oder richten Sie mit ./dev setup --gpu ein.</translation>
    </message>
    <message>
        <source>There are {0} GPUs, numbered from 0; {1} is not one of them.</source>
        <translation>Es gibt {0} GPUs, von 0 an nummeriert; {1} ist keine davon.</translation>
    </message>
    <message>
        <source>The device &quot;{0}&quot; is not known: use auto, cpu or cuda:N.</source>
        <translation>Das Gerät „{0}“ ist nicht bekannt: Nehmen Sie auto, cpu oder cuda:N.</translation>
    </message>
    <message>
        <source>Analysing sentence {0}</source>
        <translation>Satz {0} wird analysiert</translation>
    </message>
    <message>
        <source>Checking the engine</source>
        <translation>Das Rechenwerk wird geprüft</translation>
    </message>
    <message>
        <source>Classifying a dialogue</source>
        <translation>Ein Dialog wird klassifiziert</translation>
    </message>
    <message>
        <source>Creating a language model</source>
        <translation>Ein Sprachmodell wird angelegt</translation>
    </message>
    <message>
        <source>{0}: the device has too little memory. Close other programs, or use --device cpu.</source>
        <translation>{0}: Das Gerät hat zu wenig Speicher. Schließen Sie andere Programme, oder nehmen Sie --device cpu.</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>Sprache wird gesucht</translation>
    </message>
    <message>
        <source>Importing the adapter</source>
        <translation>Der Adapter wird importiert</translation>
    </message>
    <message>
        <source>Importing the language model</source>
        <translation>Das Sprachmodell wird importiert</translation>
    </message>
    <message>
        <source>Importing the speech tokenizer</source>
        <translation>Der Sprach-Tokenizer wird importiert</translation>
    </message>
    <message>
        <source>Keeping the memory</source>
        <translation>Das Gedächtnis wird gesichert</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>{0} wird geladen</translation>
    </message>
    <message>
        <source>Loading the adapter</source>
        <translation>Der Adapter wird geladen</translation>
    </message>
    <message>
        <source>Loading the classifier</source>
        <translation>Der Klassifikator wird geladen</translation>
    </message>
    <message>
        <source>Loading the language model</source>
        <translation>Das Sprachmodell wird geladen</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Das Modell wird geladen</translation>
    </message>
    <message>
        <source>Loading the speech tokenizer</source>
        <translation>Der Sprach-Tokenizer wird geladen</translation>
    </message>
    <message>
        <source>Loading the tokenizer again</source>
        <translation>Der Tokenizer wird noch einmal geladen</translation>
    </message>
    <message>
        <source>Loading the voice activity network</source>
        <translation>Das Netz für die Sprachaktivität wird geladen</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>Messung läuft</translation>
    </message>
    <message>
        <source>{0}: there is too little memory. Close other programs, or take a smaller model.</source>
        <translation>{0}: Es ist zu wenig Speicher da. Schließen Sie andere Programme, oder nehmen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <source>Merging the adapter</source>
        <translation>Der Adapter wird eingerechnet</translation>
    </message>
    <message>
        <source>{0}: something was thrown that is no exception.</source>
        <translation>{0}: Es wurde etwas geworfen, das keine Ausnahme ist.</translation>
    </message>
    <message>
        <source>Probing the training</source>
        <translation>Das Training wird erprobt</translation>
    </message>
    <message>
        <source>Reading a dialogue</source>
        <translation>Ein Dialog wird gelesen</translation>
    </message>
    <message>
        <source>Reading a pre-trained encoder</source>
        <translation>Ein vortrainierter Encoder wird gelesen</translation>
    </message>
    <message>
        <source>Reading what the model is</source>
        <translation>Es wird gelesen, was das Modell ist</translation>
    </message>
    <message>
        <source>Reading a dialogue in one pass</source>
        <translation>Ein Dialog wird in einem Durchgang gelesen</translation>
    </message>
    <message>
        <source>Reading a sentence</source>
        <translation>Ein Satz wird gelesen</translation>
    </message>
    <message>
        <source>Reading the speech tokenizer</source>
        <translation>Der Sprach-Tokenizer wird gelesen</translation>
    </message>
    <message>
        <source>Saving {0}</source>
        <translation>{0} wird gespeichert</translation>
    </message>
    <message>
        <source>Saving the state of the run</source>
        <translation>Der Zustand des Laufs wird gesichert</translation>
    </message>
    <message>
        <source>Starting the analysis</source>
        <translation>Die Analyse beginnt</translation>
    </message>
    <message>
        <source>Starting the memory</source>
        <translation>Das Gedächtnis wird angelegt</translation>
    </message>
    <message>
        <source>Taking in a clip</source>
        <translation>Ein Clip wird aufgenommen</translation>
    </message>
    <message>
        <source>Taking up the memory</source>
        <translation>Das Gedächtnis wird übernommen</translation>
    </message>
    <message>
        <source>Taking up the state of an interrupted run</source>
        <translation>Der Zustand eines unterbrochenen Laufs wird übernommen</translation>
    </message>
    <message>
        <source>Tokenizing a recording</source>
        <translation>Eine Aufnahme wird in Token umgewandelt</translation>
    </message>
    <message>
        <source>Tokenizing the recording</source>
        <translation>Die Aufnahme wird in Token umgewandelt</translation>
    </message>
    <message>
        <source>Tokenizing a sentence</source>
        <translation>Ein Satz wird in Token umgewandelt</translation>
    </message>
    <message>
        <source>Training the classifier</source>
        <translation>Der Klassifikator wird trainiert</translation>
    </message>
    <message>
        <source>Training the language model</source>
        <translation>Das Sprachmodell wird trainiert</translation>
    </message>
    <message>
        <source>Training the tokenizer</source>
        <translation>Der Tokenizer wird trainiert</translation>
    </message>
    <message>
        <source>Writing the adapter</source>
        <translation>Der Adapter wird geschrieben</translation>
    </message>
    <message>
        <source>Writing the language model</source>
        <translation>Das Sprachmodell wird geschrieben</translation>
    </message>
    <message>
        <source>emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>The entropy term of a step is computed by autograd, for one dialogue at a time: leave out --together.</source>
        <translation>Der Entropieterm eines Schritts wird mit Autograd berechnet, für einen Dialog nach dem anderen: Lassen Sie --together weg.</translation>
    </message>
    <message>
        <source>The model&apos;s audio and emotion ids do not lie inside its vocabulary of {0} rows.</source>
        <translation>Die Audio- und Emotionskennungen des Modells liegen nicht in seinem Vokabular von {0} Zeilen.</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>memory step</source>
        <translation>Gedächtnisschritt</translation>
    </message>
    <message>
        <source>The {0} of sentence {1} is not finite. The model&apos;s weights are damaged, or the temporary LoRA&apos;s learning rate is too high.</source>
        <translation>Ein Wert von Satz {1} ist nicht endlich ({0}). Die Gewichte des Modells sind beschädigt, oder die Lernrate des temporären LoRA ist zu hoch.</translation>
    </message>
    <message>
        <source>A stride of {0} tokens behind a prefix of {1} does not fit the model&apos;s window of {2}: take a shorter one.</source>
        <translation>Eine Schrittweite von {0} Token hinter einem Präfix von {1} passt nicht in das Fenster des Modells von {2}: Nehmen Sie eine kürzere.</translation>
    </message>
    <message>
        <source>The engine hears mono audio at 16 kHz only: open the recording through its analysis view.</source>
        <translation>Die Analyse hört nur Monoaudio mit 16 kHz: Öffnen Sie die Aufnahme über ihre Analyseansicht.</translation>
    </message>
    <message>
        <source>The voice activity weights are missing, so sentences cannot be found: run ./dev setup, or name a file with --segments.</source>
        <translation>Die Gewichte für die Sprachaktivität fehlen, Sätze lassen sich also nicht finden: Führen Sie ./dev setup aus, oder nennen Sie mit --segments eine Datei.</translation>
    </message>
    <message>
        <source>The codes that were given are not those of these sentences.</source>
        <translation>Die angegebenen Codes sind nicht die dieser Sätze.</translation>
    </message>
    <message>
        <source>The evaluation was cancelled.</source>
        <translation>Die Auswertung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>A window must hold at least one token.</source>
        <translation>Ein Fenster muss mindestens ein Token enthalten.</translation>
    </message>
    <message>
        <source>The building was cancelled.</source>
        <translation>Das Bauen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>{0} is not a tokenizer&apos;s folder: config.json and model.safetensors are needed, or a speech_tokenizer_v2.onnx.</source>
        <translation>{0} ist kein Ordner eines Tokenizers: Nötig sind config.json und model.safetensors oder eine speech_tokenizer_v2.onnx.</translation>
    </message>
    <message>
        <source>The language model&apos;s weights are neither fp32 nor fp16 nor bf16.</source>
        <translation>Die Gewichte des Sprachmodells sind weder fp32 noch fp16 noch bf16.</translation>
    </message>
    <message>
        <source>asks for an activation other than &quot;silu&quot;, which this engine does not compute.</source>
        <translation>verlangt eine andere Aktivierung als „silu“, die dieses Programm nicht berechnet.</translation>
    </message>
    <message>
        <source>has {0} {1}; it must lie between 1 and {2}.</source>
        <translation>hat {0} {1}; der Wert muss zwischen 1 und {2} liegen.</translation>
    </message>
    <message>
        <source>has an rms_norm_eps outside (0, 1).</source>
        <translation>hat ein rms_norm_eps außerhalb von (0, 1).</translation>
    </message>
    <message>
        <source>has {0} attention heads, which its {1} key-value heads do not divide.</source>
        <translation>hat {0} Attention-Köpfe, die sich nicht durch die {1} Key-Value-Köpfe teilen lassen.</translation>
    </message>
    <message>
        <source>has a hidden_size that its attention heads do not divide.</source>
        <translation>hat eine hidden_size, die sich nicht durch die Attention-Köpfe teilen lässt.</translation>
    </message>
    <message>
        <source>The language model&apos;s config.json {0}</source>
        <translation>Die config.json des Sprachmodells {0}</translation>
    </message>
    <message>
        <source>has no &quot;{0}&quot;.</source>
        <translation>hat kein „{0}“.</translation>
    </message>
    <message>
        <source>has no number for &quot;{0}&quot;.</source>
        <translation>hat keine Zahl für „{0}“.</translation>
    </message>
    <message>
        <source>is not a JSON object.</source>
        <translation>ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>has something other than an object for &quot;{0}&quot;.</source>
        <translation>hat etwas anderes als ein Objekt für „{0}“.</translation>
    </message>
    <message>
        <source>has no whole number for &quot;{0}&quot;.</source>
        <translation>hat keine ganze Zahl für „{0}“.</translation>
    </message>
    <message>
        <source>has heads of odd size, which cannot carry rotary positions.</source>
        <translation>hat Köpfe ungerader Größe, die keine rotierenden Positionen tragen können.</translation>
    </message>
    <message>
        <source>describes quantised weights; this engine reads fp32, fp16 and bf16.</source>
        <translation>beschreibt quantisierte Gewichte; dieses Programm liest fp32, fp16 und bf16.</translation>
    </message>
    <message>
        <source>has a RoPE theta or factor that is not a positive number (the factor at least 1).</source>
        <translation>hat ein RoPE-Theta oder einen Faktor, der keine positive Zahl ist (der Faktor mindestens 1).</translation>
    </message>
    <message>
        <source>has a low_freq_factor and a high_freq_factor that are not positive, or not in this order.</source>
        <translation>hat einen low_freq_factor und einen high_freq_factor, die nicht positiv oder nicht in dieser Reihenfolge sind.</translation>
    </message>
    <message>
        <source>asks for RoPE scaling &quot;{0}&quot; without &quot;{1}&quot;.</source>
        <translation>verlangt die RoPE-Skalierung „{0}“ ohne „{1}“.</translation>
    </message>
    <message>
        <source>asks for RoPE scaling &quot;{0}&quot;; this engine computes &quot;default&quot;, &quot;linear&quot;, &quot;dynamic&quot;, &quot;yarn&quot; and &quot;llama3&quot;.</source>
        <translation>verlangt die RoPE-Skalierung „{0}“; dieses Programm berechnet „default“, „linear“, „dynamic“, „yarn“ und „llama3“.</translation>
    </message>
    <message>
        <source>has a RoPE type in &quot;{0}&quot; that is not a word.</source>
        <translation>hat in „{0}“ eine RoPE-Art, die kein Wort ist.</translation>
    </message>
    <message>
        <source>has a YaRN scaling whose rope_theta, attention_factor, beta_fast and beta_slow do not fit together.</source>
        <translation>hat eine YaRN-Skalierung, deren rope_theta, attention_factor, beta_fast und beta_slow nicht zusammenpassen.</translation>
    </message>
    <message>
        <source>describes a model of type &quot;{0}&quot;; this engine runs &quot;llama&quot;, &quot;mistral&quot; and &quot;qwen2&quot;.</source>
        <translation>beschreibt ein Modell der Art „{0}“; dieses Programm führt „llama“, „mistral“ und „qwen2“ aus.</translation>
    </message>
    <message>
        <source>asks for &quot;{0}&quot;, which this engine does not compute.</source>
        <translation>verlangt „{0}“, das dieses Programm nicht berechnet.</translation>
    </message>
    <message>
        <source>A vocabulary is extended by at least one row, not by {0}.</source>
        <translation>Ein Vokabular wird um mindestens eine Zeile erweitert, nicht um {0}.</translation>
    </message>
    <message>
        <source>The loading of the language model was cancelled.</source>
        <translation>Das Laden des Sprachmodells wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The language model&apos;s weights hold &quot;{0}&quot;, for which its config.json has no place.</source>
        <translation>Die Gewichte des Sprachmodells enthalten „{0}“, wofür seine config.json keinen Platz hat.</translation>
    </message>
    <message>
        <source>The language model&apos;s &quot;{0}&quot; does not hold floating-point numbers.</source>
        <translation>„{0}“ des Sprachmodells enthält keine Gleitkommazahlen.</translation>
    </message>
    <message>
        <source>The embedding rows do not fit the model: both matrices must be of shape (vocabulary, {0}).</source>
        <translation>Die Zeilen der Einbettung passen nicht zum Modell: Beide Matrizen müssen die Form (Vokabular, {0}) haben.</translation>
    </message>
    <message>
        <source>The gradient of the temporary LoRA is not finite; its learning rate is too high for this model.</source>
        <translation>Der Gradient des temporären LoRA ist nicht endlich; seine Lernrate ist für dieses Modell zu hoch.</translation>
    </message>
    <message>
        <source>The adapter has another number of layers than the language model.</source>
        <translation>Der Adapter hat eine andere Zahl von Schichten als das Sprachmodell.</translation>
    </message>
    <message>
        <source>The adapter has {0} layers, the language model {1}.</source>
        <translation>Der Adapter hat {0} Schichten, das Sprachmodell {1}.</translation>
    </message>
    <message>
        <source>The adapter&apos;s weights hold &quot;{0}&quot;, for which this engine has no place: it takes LoRA on q, k, v, o, gate, up and down projections, and embed_tokens and lm_head in modules_to_save.</source>
        <translation>Die Gewichte des Adapters enthalten „{0}“, wofür dieses Programm keinen Platz hat: Es nimmt LoRA auf den Projektionen q, k, v, o, gate, up und down sowie embed_tokens und lm_head in modules_to_save.</translation>
    </message>
    <message>
        <source>The adapter&apos;s weights hold no LoRA at all.</source>
        <translation>Die Gewichte des Adapters enthalten gar kein LoRA.</translation>
    </message>
    <message>
        <source>The adapter was made for a language model of another shape.</source>
        <translation>Der Adapter wurde für ein Sprachmodell anderer Form gemacht.</translation>
    </message>
    <message>
        <source>The kept memory is that of a temporary LoRA of another size.</source>
        <translation>Das gesicherte Gedächtnis ist das eines temporären LoRA anderer Größe.</translation>
    </message>
    <message>
        <source>{0} holds its adapter only as a pickle (adapter_model.bin), which can run code and is never loaded. Load it once with peft where you trust it, and save it with save_pretrained.</source>
        <translation>{0} enthält seinen Adapter nur als Pickle (adapter_model.bin); das kann Code ausführen und wird nie geladen. Laden Sie ihn dort, wo Sie ihm trauen, einmal mit peft und speichern Sie ihn mit save_pretrained.</translation>
    </message>
    <message>
        <source>The kept memory of this run is damaged; start the run again.</source>
        <translation>Das gesicherte Gedächtnis dieses Laufs ist beschädigt; beginnen Sie den Lauf von vorn.</translation>
    </message>
    <message>
        <source>The kept memory was made with another model or other settings; start the run again.</source>
        <translation>Das gesicherte Gedächtnis wurde mit einem anderen Modell oder anderen Einstellungen gemacht; beginnen Sie den Lauf von vorn.</translation>
    </message>
    <message>
        <source>The speech code {0} lies outside the model&apos;s codebook of {1}.</source>
        <translation>Der Sprachcode {0} liegt außerhalb des Codebuchs des Modells ({1}).</translation>
    </message>
    <message>
        <source>The tokenizer has {0} codes, but undertone.json leaves room for {1}: tokenizer and language model do not belong together.</source>
        <translation>Der Tokenizer hat {0} Codes, aber undertone.json lässt Platz für {1}: Tokenizer und Sprachmodell gehören nicht zusammen.</translation>
    </message>
    <message>
        <source>The language model knows {0} ids, but undertone.json needs {1}: the vocabulary was not extended for this model.</source>
        <translation>Das Sprachmodell kennt {0} Kennungen, aber undertone.json braucht {1}: Das Vokabular wurde nicht für dieses Modell erweitert.</translation>
    </message>
    <message>
        <source>The saved state of the recording normalisation does not fit this model: start the run afresh.</source>
        <translation>Der gesicherte Zustand der Aufnahmenormalisierung passt nicht zu diesem Modell: Beginnen Sie den Lauf von vorn.</translation>
    </message>
    <message>
        <source>The number format &quot;{0}&quot; is not known: use auto, fp32 or bf16.</source>
        <translation>Das Zahlenformat „{0}“ ist nicht bekannt: Nehmen Sie auto, fp32 oder bf16.</translation>
    </message>
    <message>
        <source>two nodes claim the weight {0}</source>
        <translation>zwei Knoten beanspruchen das Gewicht {0}</translation>
    </message>
    <message>
        <source>it has more than two convolutions before its blocks</source>
        <translation>es hat vor seinen Blöcken mehr als zwei Faltungen</translation>
    </message>
    <message>
        <source>the weight {0} has {1} dimensions instead of {2}</source>
        <translation>das Gewicht {0} hat {1} Dimensionen statt {2}</translation>
    </message>
    <message>
        <source>its width {0} is not made of heads of 64, or its feed-forward is no multiple of it</source>
        <translation>seine Breite {0} besteht nicht aus Köpfen von 64, oder sein Feed-Forward ist kein Vielfaches davon</translation>
    </message>
    <message>
        <source>This ONNX file is not an S3 v2 speech tokenizer: {0}.</source>
        <translation>Diese ONNX-Datei ist kein Sprach-Tokenizer S3 v2: {0}.</translation>
    </message>
    <message>
        <source>the weight {0} is missing</source>
        <translation>das Gewicht {0} fehlt</translation>
    </message>
    <message>
        <source>there is no place for its weight {0}</source>
        <translation>für sein Gewicht {0} gibt es keinen Platz</translation>
    </message>
    <message>
        <source>the norms {0} of its blocks are missing or differ</source>
        <translation>die Normen {0} seiner Blöcke fehlen oder sind verschieden</translation>
    </message>
    <message>
        <source>the weight {0} does not hold floating-point numbers</source>
        <translation>das Gewicht {0} enthält keine Gleitkommazahlen</translation>
    </message>
    <message>
        <source>the weight {0} holds values that are not numbers</source>
        <translation>das Gewicht {0} enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>the weight {0} has another shape than the rest asks for</source>
        <translation>das Gewicht {0} hat eine andere Form, als der Rest verlangt</translation>
    </message>
    <message>
        <source>one of its weights has a size out of range</source>
        <translation>eines seiner Gewichte hat eine Größe außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>has a &quot;{0}&quot; entry that is not a number: &quot;{1}&quot;.</source>
        <translation>hat einen Eintrag „{0}“, der keine Zahl ist: „{1}“.</translation>
    </message>
    <message>
        <source>does not describe a LoRA (peft_type &quot;LORA&quot;), the only kind that this engine applies.</source>
        <translation>beschreibt kein LoRA (peft_type „LORA“), die einzige Art, die dieses Programm anwendet.</translation>
    </message>
    <message>
        <source>has a &quot;{0}&quot; that is not an object.</source>
        <translation>hat ein „{0}“, das kein Objekt ist.</translation>
    </message>
    <message>
        <source>has no &quot;target_modules&quot;.</source>
        <translation>hat keine „target_modules“.</translation>
    </message>
    <message>
        <source>has no whole number for &quot;r&quot; or no number for &quot;lora_alpha&quot;.</source>
        <translation>hat keine ganze Zahl für „r“ oder keine Zahl für „lora_alpha“.</translation>
    </message>
    <message>
        <source>has the regular expression &quot;{0}&quot; in &quot;{1}&quot;; this engine reads module names there.</source>
        <translation>hat in „{1}“ den regulären Ausdruck „{0}“; dieses Programm liest dort Modulnamen.</translation>
    </message>
    <message>
        <source>has two entries in &quot;{0}&quot; that name the same module: &quot;{1}&quot; and &quot;{2}&quot;.</source>
        <translation>hat in „{0}“ zwei Einträge, die dasselbe Modul nennen: „{1}“ und „{2}“.</translation>
    </message>
    <message>
        <source>began with init_lora_weights {0}, which changes the base too. Convert it with peft&apos;s save_pretrained(path_initial_model_for_weight_conversion=...).</source>
        <translation>begann mit init_lora_weights {0}, das auch die Basis ändert. Wandeln Sie ihn mit save_pretrained(path_initial_model_for_weight_conversion=...) von peft um.</translation>
    </message>
    <message>
        <source>has a &quot;target_modules&quot; that is not a list of names.</source>
        <translation>hat „target_modules“, die keine Liste von Namen sind.</translation>
    </message>
    <message>
        <source>{0} ends at or before its start, at {1}: correct the segments.</source>
        <translation>{0} endet an oder vor seinem Anfang bei {1}: Berichtigen Sie die Segmente.</translation>
    </message>
    <message>
        <source>{0} has a start or an end that is not a time: correct the segments.</source>
        <translation>{0} hat einen Anfang oder ein Ende, das keine Zeit ist: Berichtigen Sie die Segmente.</translation>
    </message>
    <message>
        <source>{0} starts at {1}, past the end of the recording at {2}: do the segments belong to this recording?</source>
        <translation>{0} beginnt bei {1}, hinter dem Ende der Aufnahme bei {2}: Gehören die Segmente zu dieser Aufnahme?</translation>
    </message>
    <message>
        <source>Sentence {0}</source>
        <translation>Satz {0}</translation>
    </message>
    <message>
        <source>The self check was cancelled.</source>
        <translation>Die Selbstprüfung wurde abgebrochen.</translation>
    </message>
    <message>
        <source>names the shard &quot;{0}&quot;, which is not in its own folder; copy the shards there as files, not links</source>
        <translation>nennt den Teil „{0}“, der nicht in seinem eigenen Ordner liegt; kopieren Sie die Teile als Dateien dorthin, nicht als Links</translation>
    </message>
    <message>
        <source>expects tensor &quot;{0}&quot; in {1}, which does not hold it</source>
        <translation>erwartet den Tensor „{0}“ in {1}, worin er nicht ist</translation>
    </message>
    <message>
        <source>has no weight_map, so its shards are not known</source>
        <translation>hat keine weight_map, also sind seine Teile nicht bekannt</translation>
    </message>
    <message>
        <source>has a weight_map entry that is not a file name: &quot;{0}&quot;</source>
        <translation>hat in der weight_map einen Eintrag, der kein Dateiname ist: „{0}“</translation>
    </message>
    <message>
        <source>The clip is shorter than a fifth of a second, or holds samples that are not numbers.</source>
        <translation>Der Clip ist kürzer als eine fünftel Sekunde oder enthält Abtastwerte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>{0} names the corpus {1}, of which there is no clip to train on.</source>
        <translation>{0} nennt das Korpus {1}, von dem es keinen Clip zum Trainieren gibt.</translation>
    </message>
    <message>
        <source>The loss of step {0} is not finite: use a smaller learning rate, or --dtype fp32.</source>
        <translation>Der Verlust von Schritt {0} ist nicht endlich: Nehmen Sie eine kleinere Lernrate, oder --dtype fp32.</translation>
    </message>
    <message>
        <source>The tensor {0} of the tokenizer holds values that are not numbers.</source>
        <translation>Der Tensor {0} des Tokenizers enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The tokenizing was cancelled.</source>
        <translation>Das Umwandeln in Token wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The audio holds samples that are not numbers.</source>
        <translation>Das Audio enthält Abtastwerte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <source>The base model has {0} ids; text, speech codes and emotions need {1}.</source>
        <translation>Das Basismodell hat {0} Kennungen; Text, Sprachcodes und Emotionen brauchen {1}.</translation>
    </message>
    <message>
        <source>The best weights in {0} are not whole: remove it to start over.</source>
        <translation>Die besten Gewichte in {0} sind nicht vollständig: Entfernen Sie sie, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The training was cancelled.</source>
        <translation>Das Training wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The checkpoint lacks &quot;{0}&quot; or has another shape: remove it to start over.</source>
        <translation>Im Checkpoint fehlt „{0}“ oder hat eine andere Form: Entfernen Sie ihn, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint lacks the memory that followed the dialogues: remove it to start over.</source>
        <translation>Im Checkpoint fehlt das Gedächtnis, das den Dialogen folgte: Entfernen Sie ihn, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint {0} cannot be removed: {1}.</source>
        <translation>Der Checkpoint {0} lässt sich nicht entfernen: {1}.</translation>
    </message>
    <message>
        <source>The checkpoint {0} is of a run with other settings or data: repeat that run&apos;s command to go on, name another folder, or remove the file to start over.</source>
        <translation>Der Checkpoint {0} gehört zu einem Lauf mit anderen Einstellungen oder Daten: Wiederholen Sie dessen Befehl, um ihn fortzusetzen, nennen Sie einen anderen Ordner, oder entfernen Sie die Datei, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint {0} is of a run with other {1}: repeat that run&apos;s command to go on, name another folder, or remove the file to start over.</source>
        <translation>Der Checkpoint {0} gehört zu einem Lauf mit anderen Angaben ({1}): Wiederholen Sie dessen Befehl, um ihn fortzusetzen, nennen Sie einen anderen Ordner, oder entfernen Sie die Datei, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s count of steps is damaged: remove it to start over.</source>
        <translation>Die Schrittzahl im Checkpoint ist beschädigt: Entfernen Sie ihn, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>The dtype &quot;{0}&quot; is not known: use auto, fp32 or bf16.</source>
        <translation>Der Zahlentyp „{0}“ ist nicht bekannt: Nehmen Sie auto, fp32 oder bf16.</translation>
    </message>
    <message>
        <source>The folder {0} holds a finished training with other {1}: name another folder, or say --overwrite to replace it.</source>
        <translation>Der Ordner {0} enthält ein fertiges Training mit anderen Angaben ({1}): Nennen Sie einen anderen Ordner, oder geben Sie --overwrite an, um es zu ersetzen.</translation>
    </message>
    <message>
        <source>The folder {0} holds a finished training and does not say what it was made of: name another folder, or say --overwrite to replace it.</source>
        <translation>Der Ordner {0} enthält ein fertiges Training und sagt nicht, woraus es gemacht wurde: Nennen Sie einen anderen Ordner, oder geben Sie --overwrite an, um es zu ersetzen.</translation>
    </message>
    <message>
        <source>The gradient of step {0} is not finite: take a smaller learning rate, or --dtype fp32.</source>
        <translation>Der Gradient von Schritt {0} ist nicht endlich: Nehmen Sie eine kleinere Lernrate, oder --dtype fp32.</translation>
    </message>
    <message>
        <source>Windows of {0} tokens do not fit this model, which sees {1}: take shorter ones.</source>
        <translation>Fenster von {0} Token passen nicht zu diesem Modell, das {1} sieht: Nehmen Sie kürzere.</translation>
    </message>
    <message>
        <source>Finding speech was cancelled.</source>
        <translation>Die Suche nach Sprache wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Voice activity is found in mono audio at 16 kHz only.</source>
        <translation>Sprachaktivität wird nur in Monoaudio mit 16 kHz gefunden.</translation>
    </message>
    <message>
        <source>The voice activity weights are missing: run ./dev setup, or name the segments in a file (--segments).</source>
        <translation>Die Gewichte für die Sprachaktivität fehlen: Führen Sie ./dev setup aus, oder nennen Sie die Segmente in einer Datei (--segments).</translation>
    </message>
    <message>
        <source>The model lacks the tensor &quot;{0}&quot; of shape {1}.</source>
        <translation>Dem Modell fehlt der Tensor „{0}“ der Form {1}.</translation>
    </message>
    <message>
        <source>{0} holds neither model.safetensors nor model.safetensors.index.json.</source>
        <translation>{0} enthält weder model.safetensors noch model.safetensors.index.json.</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; holds NaN or infinities, which make every result NaN: fetch or convert the weights again.</source>
        <translation>Der Tensor „{0}“ enthält NaN oder Unendlich, wodurch jedes Ergebnis NaN wird: Holen Sie die Gewichte noch einmal, oder wandeln Sie sie neu um.</translation>
    </message>
    <message>
        <source>{0} holds its weights only as a pickle ({1}), which can run code and is never loaded. Convert it with safetensors.torch.save_file to model.safetensors.</source>
        <translation>{0} enthält seine Gewichte nur als Pickle ({1}); das kann Code ausführen und wird nie geladen. Wandeln Sie sie mit safetensors.torch.save_file in model.safetensors um.</translation>
    </message>
    <message>
        <source>The model&apos;s tensor &quot;{0}&quot; has shape {1} where its config asks for {2}.</source>
        <translation>Der Tensor „{0}“ des Modells hat die Form {1}, wo seine Konfiguration {2} verlangt.</translation>
    </message>
    <message>
        <source>Tensor &quot;{0}&quot; has a type that safetensors here does not hold.</source>
        <translation>Der Tensor „{0}“ hat einen Typ, den safetensors hier nicht aufnehmen.</translation>
    </message>
    <message>
        <source>A tensor has a type that safetensors here does not hold.</source>
        <translation>Ein Tensor hat einen Typ, den safetensors hier nicht aufnehmen.</translation>
    </message>
    <message>
        <source>its activation is {0} instead of gelu</source>
        <translation>seine Aktivierung ist {0} statt gelu</translation>
    </message>
    <message>
        <source>it has neither model.bin nor a config.json with its weights</source>
        <translation>es hat weder model.bin noch eine config.json mit seinen Gewichten</translation>
    </message>
    <message>
        <source>its config.json cannot be used: {0}</source>
        <translation>seine config.json ist nicht zu gebrauchen: {0}</translation>
    </message>
    <message>
        <source>{0} does not hold an encoder of Whisper: {1}.</source>
        <translation>{0} enthält keinen Encoder von Whisper: {1}.</translation>
    </message>
    <message>
        <source>its key projection has a bias, which Whisper&apos;s has not</source>
        <translation>seine Key-Projektion hat einen Bias, den die von Whisper nicht hat</translation>
    </message>
    <message>
        <source>its config.json names {0} encoder_layers, its weights are of {1}</source>
        <translation>seine config.json nennt {0} encoder_layers, seine Gewichte sind von {1}</translation>
    </message>
    <message>
        <source>its weight {0} is quantised to whole numbers: convert the model with --quantization float16</source>
        <translation>sein Gewicht {0} ist auf ganze Zahlen quantisiert: Wandeln Sie das Modell mit --quantization float16 um</translation>
    </message>
    <message>
        <source>its weight {0} holds values that are not numbers</source>
        <translation>sein Gewicht {0} enthält Werte, die keine Zahlen sind</translation>
    </message>
    <message>
        <source>its positions are not the sines and cosines of Whisper</source>
        <translation>seine Positionen sind nicht die Sinus- und Kosinuswerte von Whisper</translation>
    </message>
    <message>
        <source>{0} mel bands, a width of {1}, {2} heads, {3} layers and a feed-forward of {4} make no encoder</source>
        <translation>{0} Mel-Bänder, eine Breite von {1}, {2} Köpfe, {3} Schichten und ein Feed-Forward von {4} ergeben keinen Encoder</translation>
    </message>
    <message>
        <source>its model is &quot;{0}&quot; instead of &quot;{1}&quot;</source>
        <translation>sein Modell ist „{0}“ statt „{1}“</translation>
    </message>
    <message>
        <source>The prefix (n_r) must be at least one token, not {0}.</source>
        <translation>Das Präfix (n_r) muss mindestens ein Token lang sein, nicht {0}.</translation>
    </message>
    <message>
        <source>Sentence {0} has {1} tokens; behind a prefix of {2} the model&apos;s window of {3} has room for {4}. Split the sentence, or take a shorter prefix (n_r).</source>
        <translation>Satz {0} hat {1} Token; hinter einem Präfix von {2} hat das Fenster des Modells von {3} Platz für {4}. Teilen Sie den Satz, oder nehmen Sie ein kürzeres Präfix (n_r).</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <source>The folder {0} is not IEMOCAP as it is released: it has no Session1/dialog/EmoEvaluation. Name the folder that holds Session1 to Session5.</source>
        <translation>Der Ordner {0} ist nicht IEMOCAP, wie es veröffentlicht ist: Darin ist kein Session1/dialog/EmoEvaluation. Nennen Sie den Ordner mit Session1 bis Session5.</translation>
    </message>
    <message>
        <source>{0} has no recording {1}.</source>
        <translation>{0} hat keine Aufnahme {1}.</translation>
    </message>
    <message>
        <source>{0} has no transcription.</source>
        <translation>{0} hat keine Transkription.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: {1}.</translation>
    </message>
    <message>
        <source>text follows a closing quote</source>
        <translation>auf ein schließendes Anführungszeichen folgt Text</translation>
    </message>
    <message>
        <source>a quoted field is never closed</source>
        <translation>ein Feld in Anführungszeichen wird nie geschlossen</translation>
    </message>
    <message>
        <source>a quote stands inside a field that does not start with one</source>
        <translation>ein Anführungszeichen steht in einem Feld, das nicht mit einem beginnt</translation>
    </message>
    <message>
        <source>its variable &quot;{0}&quot; stands for &quot;{1}&quot;, which it does not have</source>
        <translation>seine Variable „{0}“ steht für „{1}“, das es nicht hat</translation>
    </message>
    <message>
        <source>bytes follow where it should end</source>
        <translation>es folgen Byte, wo es enden sollte</translation>
    </message>
    <message>
        <source>the bytes of its variable &quot;{0}&quot; do not fit its shape</source>
        <translation>die Byte seiner Variable „{0}“ passen nicht zu ihrer Form</translation>
    </message>
    <message>
        <source>it is cut short (fetch it again)</source>
        <translation>es ist abgeschnitten (holen Sie es noch einmal)</translation>
    </message>
    <message>
        <source>one of its names does not end with a zero</source>
        <translation>einer seiner Namen endet nicht mit einer Null</translation>
    </message>
    <message>
        <source>it has two variables named &quot;{0}&quot;</source>
        <translation>es hat zwei Variablen namens „{0}“</translation>
    </message>
    <message>
        <source>its variable &quot;{0}&quot; has more dimensions than this program reads</source>
        <translation>seine Variable „{0}“ hat mehr Dimensionen, als dieses Programm liest</translation>
    </message>
    <message>
        <source>it has more variables than this program reads</source>
        <translation>es hat mehr Variablen, als dieses Programm liest</translation>
    </message>
    <message>
        <source>its variable &quot;{0}&quot; is of a type that this program does not know</source>
        <translation>seine Variable „{0}“ ist von einem Typ, den dieses Programm nicht kennt</translation>
    </message>
    <message>
        <source>{0} cannot be read as a model of CTranslate2: {1}.</source>
        <translation>{0} lässt sich nicht als Modell von CTranslate2 lesen: {1}.</translation>
    </message>
    <message>
        <source>it names the version {0} of the format where this program reads {1}</source>
        <translation>es nennt die Version {0} des Formats; dieses Programm liest {1}</translation>
    </message>
    <message>
        <source>holds a difference that cannot be one</source>
        <translation>enthält einen Unterschied, der keiner sein kann</translation>
    </message>
    <message>
        <source>has no loss of a next sentence</source>
        <translation>hat keinen Verlust eines nächsten Satzes</translation>
    </message>
    <message>
        <source>lacks the dialogues read with {0}</source>
        <translation>enthält die mit {0} gelesenen Dialoge nicht</translation>
    </message>
    <message>
        <source>has a &quot;model_sha256&quot; that is none</source>
        <translation>hat eine „model_sha256“, die keine ist</translation>
    </message>
    <message>
        <source>has &quot;{0}&quot; that is not one short line</source>
        <translation>hat ein „{0}“, das nicht eine einzige kurze Zeile ist</translation>
    </message>
    <message>
        <source>has &quot;{0}&quot; out of range</source>
        <translation>hat ein „{0}“ außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>has &quot;memory_overrides&quot; that are not a few short lines</source>
        <translation>hat „memory_overrides“, die nicht aus ein paar kurzen Zeilen bestehen</translation>
    </message>
    <message>
        <source>has schema {0}, where this program reads schema 1</source>
        <translation>hat Schema {0}; dieses Programm liest Schema 1</translation>
    </message>
    <message>
        <source>Cannot make the folder {0}: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: {1}.</translation>
    </message>
    <message>
        <source>Cannot map {0} into memory: {1}.</source>
        <translation>{0} lässt sich nicht in den Speicher abbilden: {1}.</translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>Cannot remove {0}: {1}.</source>
        <translation>{0} lässt sich nicht entfernen: {1}.</translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>Cannot write {0}: it is not an ordinary file. Name another one.</source>
        <translation>{0} lässt sich nicht schreiben: Es ist keine gewöhnliche Datei. Nennen Sie eine andere.</translation>
    </message>
    <message>
        <source>codes beyond the last sentence</source>
        <translation>Codes hinter dem letzten Satz</translation>
    </message>
    <message>
        <source>A key of derived data is 64 hexadecimal digits.</source>
        <translation>Ein Schlüssel abgeleiteter Daten besteht aus 64 Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>The header of {0}</source>
        <translation>Der Kopf von {0}</translation>
    </message>
    <message>
        <source>The index of {0}</source>
        <translation>Der Index von {0}</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} bytes such a file may have.</source>
        <translation>{0} ist größer als die {1} Byte, die eine solche Datei haben darf.</translation>
    </message>
    <message>
        <source>There are no dialogues to put together.</source>
        <translation>Es gibt keine Dialoge zum Zusammenfügen.</translation>
    </message>
    <message>
        <source>The file {0} holds no dialogue tokens: make it with undertone-cli corpus simulate.</source>
        <translation>Die Datei {0} enthält keine Dialogtoken: Erzeugen Sie sie mit undertone-cli corpus simulate.</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <translation>{0} ist keine Datei.</translation>
    </message>
    <message>
        <source>{0} is not an ordinary file.</source>
        <translation>{0} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>{0} {1}.</source>
        <translation>{0} {1}.</translation>
    </message>
    <message>
        <source>The recording ends before the end that was found when it was opened: has the file changed?</source>
        <translation>Die Aufnahme endet vor dem Ende, das beim Öffnen gefunden wurde: Hat sich die Datei geändert?</translation>
    </message>
    <message>
        <source>{0} was replaced while it was read: load it again.</source>
        <translation>{0} wurde ersetzt, während es gelesen wurde: Laden Sie es neu.</translation>
    </message>
    <message>
        <source>The row</source>
        <translation>Die Zeile</translation>
    </message>
    <message>
        <source>{0} has schema {1}; this program reads schema 1.</source>
        <translation>{0} hat Schema {1}; dieses Programm liest Schema 1.</translation>
    </message>
    <message>
        <source>sentences longer than the file</source>
        <translation>Sätze, die länger als die Datei sind</translation>
    </message>
    <message>
        <source>The timeline</source>
        <translation>Die Zeitleiste</translation>
    </message>
    <message>
        <source>Row {0} of the timeline</source>
        <translation>Zeile {0} der Zeitleiste</translation>
    </message>
    <message>
        <source>Dialogue &quot;{0}&quot; holds the speech code {1}, which is outside its codebook of {2}.</source>
        <translation>Der Dialog „{0}“ enthält den Sprachcode {1} außerhalb seines Codebuchs ({2}).</translation>
    </message>
    <message>
        <source>The dialogue tokens in {0} are damaged ({1}): make the file again.</source>
        <translation>Die Dialogtoken in {0} sind beschädigt ({1}): Erzeugen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Set {0} has other labels or another tokenizer than the first: only codes of one tokenizer can be put together.</source>
        <translation>Der Satz Nr. {0} hat andere Labels oder einen anderen Tokenizer als der erste: Nur Codes eines Tokenizers lassen sich zusammenfügen.</translation>
    </message>
    <message>
        <source>Dialogue &quot;{0}&quot; holds a label outside its label set.</source>
        <translation>Der Dialog „{0}“ enthält ein Label außerhalb seines Labelsatzes.</translation>
    </message>
    <message>
        <source>The dialogue tokens in {0} are of another schema: make the file again.</source>
        <translation>Die Dialogtoken in {0} haben ein anderes Schema: Erzeugen Sie die Datei noch einmal.</translation>
    </message>
    <message>
        <source>Cannot map {0} into memory: too many files are mapped already.</source>
        <translation>{0} lässt sich nicht in den Speicher abbilden: Es sind schon zu viele Dateien abgebildet.</translation>
    </message>
    <message>
        <source>{0} was written to while it was in use, so what was read of it cannot be trusted: load it again.</source>
        <translation>{0} wurde beschrieben, während es in Gebrauch war; was daraus gelesen wurde, ist nicht verlässlich: Laden Sie es neu.</translation>
    </message>
    <message>
        <source>The journal</source>
        <translation>Das Journal</translation>
    </message>
    <message>
        <source>A run&apos;s key is 64 hexadecimal digits.</source>
        <translation>Der Schlüssel eines Laufs besteht aus 64 Hexadezimalziffern.</translation>
    </message>
    <message>
        <source>A memory of sentences that the journal does not hold cannot be kept.</source>
        <translation>Ein Gedächtnis von Sätzen, die das Journal nicht enthält, lässt sich nicht sichern.</translation>
    </message>
    <message>
        <source>names the part &quot;{0}&quot;, which is not a folder in the model&apos;s own</source>
        <translation>nennt den Teil „{0}“, der kein Ordner in dem des Modells ist</translation>
    </message>
    <message>
        <source>needs dpm.rank from 1 to 4096</source>
        <translation>braucht ein dpm.rank von 1 bis 4096</translation>
    </message>
    <message>
        <source>needs a temperature from {0} to {1}</source>
        <translation>braucht eine Temperatur von {0} bis {1}</translation>
    </message>
    <message>
        <source>needs {0} from 1 to {1}</source>
        <translation>braucht {0} von 1 bis {1}</translation>
    </message>
    <message>
        <source>names the unknown part &quot;{0}&quot;</source>
        <translation>nennt den unbekannten Teil „{0}“</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; has {1} bytes where its shape needs {2}</source>
        <translation>der Tensor „{0}“ hat {1} Byte, wo seine Form {2} braucht</translation>
    </message>
    <message>
        <source>it is no ONNX model, or it is cut short (fetch it again)</source>
        <translation>es ist kein ONNX-Modell, oder es ist abgeschnitten (holen Sie es noch einmal)</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; gives its data twice</source>
        <translation>der Tensor „{0}“ gibt seine Daten zweimal an</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; keeps its data in another file (external data), which is never opened</source>
        <translation>der Tensor „{0}“ hat seine Daten in einer anderen Datei (external data), die nie geöffnet wird</translation>
    </message>
    <message>
        <source>letters in a name</source>
        <translation>Zeichen in einem Namen</translation>
    </message>
    <message>
        <source>it has two weights named &quot;{0}&quot;</source>
        <translation>es hat zwei Gewichte namens „{0}“</translation>
    </message>
    <message>
        <source>a tensor has a negative size</source>
        <translation>ein Tensor hat eine negative Größe</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>Knoten</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; has a shape whose product overflows</source>
        <translation>der Tensor „{0}“ hat eine Form, deren Produkt überläuft</translation>
    </message>
    <message>
        <source>sizes of a tensor</source>
        <translation>Größen eines Tensors</translation>
    </message>
    <message>
        <source>it has sparse weights, which this program does not read</source>
        <translation>es hat dünn besetzte Gewichte, die dieses Programm nicht liest</translation>
    </message>
    <message>
        <source>it has more {0} than this program reads</source>
        <translation>es hat mehr {0}, als dieses Programm liest</translation>
    </message>
    <message>
        <source>{0} cannot be read as an ONNX model: {1}.</source>
        <translation>{0} lässt sich nicht als ONNX-Modell lesen: {1}.</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>Gewichte</translation>
    </message>
    <message>
        <source>has {0} bytes where its shape needs {1}</source>
        <translation>hat {0} Byte, wo seine Form {1} braucht</translation>
    </message>
    <message>
        <source>has the unknown dtype {0} (known: F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL)</source>
        <translation>hat den unbekannten Datentyp {0} (bekannt: F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL)</translation>
    </message>
    <message>
        <source>must have dtype, shape and data_offsets, and nothing else</source>
        <translation>muss dtype, shape und data_offsets haben und sonst nichts</translation>
    </message>
    <message>
        <source>{0} cannot be opened. {1}</source>
        <translation>{0} lässt sich nicht öffnen. {1}</translation>
    </message>
    <message>
        <source>The header of {0} is larger than 100 MB.</source>
        <translation>Der Kopf von {0} ist größer als 100 MB.</translation>
    </message>
    <message>
        <source>there is a hole before tensor &quot;{0}&quot;</source>
        <translation>vor dem Tensor „{0}“ ist eine Lücke</translation>
    </message>
    <message>
        <source>The data of {0} is inconsistent: {1}.</source>
        <translation>Die Daten von {0} sind widersprüchlich: {1}.</translation>
    </message>
    <message>
        <source>{0} bytes after the last tensor belong to none</source>
        <translation>{0} Byte hinter dem letzten Tensor gehören zu keinem</translation>
    </message>
    <message>
        <source>{0} has a __metadata__ that is not an object of texts.</source>
        <translation>{0} hat ein __metadata__, das kein Objekt aus Texten ist.</translation>
    </message>
    <message>
        <source>{0} is not a safetensors file, or it is cut short: its header does not fit.</source>
        <translation>{0} ist keine safetensors-Datei, oder sie ist abgeschnitten: Ihr Kopf passt nicht.</translation>
    </message>
    <message>
        <source>has data_offsets that are not two rising whole numbers</source>
        <translation>hat data_offsets, die nicht zwei steigende ganze Zahlen sind</translation>
    </message>
    <message>
        <source>has a shape whose product overflows</source>
        <translation>hat eine Form, deren Produkt überläuft</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; overlaps the one before it</source>
        <translation>der Tensor „{0}“ überlappt den vorigen</translation>
    </message>
    <message>
        <source>lies past the end of the file (the file may be cut short; fetch it again)</source>
        <translation>liegt hinter dem Ende der Datei (sie ist vielleicht abgeschnitten; holen Sie sie noch einmal)</translation>
    </message>
    <message>
        <source>has a shape that is not a list of at most {0} sizes</source>
        <translation>hat eine Form, die keine Liste von höchstens {0} Größen ist</translation>
    </message>
    <message>
        <source>has a size in its shape that is not a whole number below 2^63</source>
        <translation>hat in seiner Form eine Größe, die keine ganze Zahl unter 2^63 ist</translation>
    </message>
    <message>
        <source>Tensor &quot;{0}&quot; in {1} {2}.</source>
        <translation>Der Tensor „{0}“ in {1} {2}.</translation>
    </message>
    <message>
        <source>{0} names more than {1} tensors.</source>
        <translation>{0} nennt mehr als {1} Tensoren.</translation>
    </message>
    <message>
        <source>{0} is too short to be a safetensors file.</source>
        <translation>{0} ist zu kurz für eine safetensors-Datei.</translation>
    </message>
    <message>
        <source>Tensor &quot;{0}&quot; cannot be written: its bytes do not fit its shape.</source>
        <translation>Der Tensor „{0}“ lässt sich nicht schreiben: Seine Byte passen nicht zu seiner Form.</translation>
    </message>
    <message>
        <source>UTF-16 text that ends in the middle of a character</source>
        <translation>Text in UTF-16, der mitten in einem Zeichen endet</translation>
    </message>
    <message>
        <source>has a column that is no text</source>
        <translation>hat eine Spalte, die kein Text ist</translation>
    </message>
    <message>
        <source>has &quot;columns&quot; that are no object</source>
        <translation>hat „columns“, die kein Objekt sind</translation>
    </message>
    <message>
        <source>does not end after it starts</source>
        <translation>endet nicht nach seinem Anfang</translation>
    </message>
    <message>
        <source>has a probability that is not from 0 to 1</source>
        <translation>hat eine Wahrscheinlichkeit, die nicht zwischen 0 und 1 liegt</translation>
    </message>
    <message>
        <source>has a &quot;stepping&quot; that is not sentence, stride:TOKENS, adaptive or adaptive:THRESHOLD</source>
        <translation>hat ein „stepping“, das nicht sentence, stride:TOKENS, adaptive oder adaptive:THRESHOLD ist</translation>
    </message>
    <message>
        <source>has probabilities that do not add up to 1</source>
        <translation>hat Wahrscheinlichkeiten, deren Summe nicht 1 ist</translation>
    </message>
    <message>
        <source>has a &quot;token_span&quot; that is not two rising numbers</source>
        <translation>hat eine „token_span“, die nicht zwei steigende Zahlen ist</translation>
    </message>
    <message>
        <source>There must be codes for every sentence of the key.</source>
        <translation>Es muss Codes für jeden Satz des Schlüssels geben.</translation>
    </message>
    <message>
        <source>Load it once in Python where you trust it and save it with safetensors.torch.save_file, then open the .safetensors file.</source>
        <translation>Laden Sie sie dort, wo Sie ihr trauen, einmal in Python und speichern Sie sie mit safetensors.torch.save_file; öffnen Sie dann die .safetensors-Datei.</translation>
    </message>
    <message>
        <source>This is a GGUF file; only safetensors are read. Take the model&apos;s original safetensors files.</source>
        <translation>Das ist eine GGUF-Datei; nur safetensors werden gelesen. Nehmen Sie die ursprünglichen safetensors-Dateien des Modells.</translation>
    </message>
    <message>
        <source>This is an HDF5 file; only safetensors are read. {0}</source>
        <translation>Das ist eine HDF5-Datei; nur safetensors werden gelesen. {0}</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer, not the weights. Run git lfs pull where you cloned the model.</source>
        <translation>Das ist ein Git-LFS-Verweis, nicht die Gewichte. Führen Sie git lfs pull dort aus, wohin Sie das Modell geklont haben.</translation>
    </message>
    <message>
        <source>This is an ONNX model, whose graph is never executed. Of one kind, speech_tokenizer_v2.onnx, the weights are read: undertone-cli model build --tokenizer takes it. Export other weights to safetensors.</source>
        <translation>Das ist ein ONNX-Modell, dessen Graph nie ausgeführt wird. Von einer Art, speech_tokenizer_v2.onnx, werden die Gewichte gelesen: undertone-cli model build --tokenizer nimmt sie. Exportieren Sie andere Gewichte als safetensors.</translation>
    </message>
    <message>
        <source>This is a Python pickle (an older .pt, .pth or .bin file), which can run code, so it is never loaded. {0}</source>
        <translation>Das ist ein Python-Pickle (eine ältere .pt-, .pth- oder .bin-Datei); das kann Code ausführen und wird deshalb nie geladen. {0}</translation>
    </message>
    <message>
        <source>This is a zip archive, as PyTorch&apos;s .pt, .pth and .bin files are; it holds a pickle, which can run code, so it is never loaded. {0}</source>
        <translation>Das ist ein Zip-Archiv, wie es .pt-, .pth- und .bin-Dateien von PyTorch sind; es enthält ein Pickle, das Code ausführen kann, und wird deshalb nie geladen. {0}</translation>
    </message>
    <message>
        <source>The analysis was cancelled; what was analysed stands, and the same command goes on from there.</source>
        <translation>Die Analyse wurde abgebrochen; was analysiert ist, bleibt, und derselbe Befehl setzt sie dort fort.</translation>
    </message>
    <message>
        <source>The speech codes kept of this recording are damaged; it is tokenized again.</source>
        <translation>Die zu dieser Aufnahme gesicherten Sprachcodes sind beschädigt; sie wird noch einmal in Token umgewandelt.</translation>
    </message>
    <message>
        <source>No speech was found in the recording; name the sentences with a segments file if there is some.</source>
        <translation>In der Aufnahme wurde keine Sprache gefunden; nennen Sie die Sätze in einer Segmentdatei, falls es welche gibt.</translation>
    </message>
    <message>
        <source>No model is loaded that another analysis could share.</source>
        <translation>Es ist kein Modell geladen, das eine andere Analyse mitbenutzen könnte.</translation>
    </message>
    <message>
        <source>None of these dialogues has a labelled sentence, so there is nothing to judge: give tokens with labels.</source>
        <translation>Keiner dieser Dialoge hat einen Satz mit Label; es gibt also nichts zu beurteilen: Geben Sie Token mit Labels an.</translation>
    </message>
    <message>
        <source>The classifier&apos;s config.json</source>
        <translation>Die config.json des Klassifikators</translation>
    </message>
    <message>
        <source>Name the folder to write with -o.</source>
        <translation>Nennen Sie mit -o den Ordner, in den geschrieben wird.</translation>
    </message>
    <message>
        <source>None of the recordings has a sentence of at least {0} seconds, so there is no clip to cut.</source>
        <translation>Keine der Aufnahmen hat einen Satz von mindestens {0} Sekunden; es gibt also keinen Clip auszuschneiden.</translation>
    </message>
    <message>
        <source>There is no file of segments beside {0}: put one of its name there, as RTTM, TextGrid or EAF.</source>
        <translation>Neben {0} liegt keine Segmentdatei: Legen Sie dort eine gleichen Namens ab, als RTTM, TextGrid oder EAF.</translation>
    </message>
    <message>
        <source>Two recordings are called {0}: their clips would overwrite each other.</source>
        <translation>Zwei Aufnahmen heißen {0}: Ihre Clips würden einander überschreiben.</translation>
    </message>
    <message>
        <source>The clip says that it lasts {0} seconds; a labelled clip is one sentence, of at most {1}: cut it, or take it out of the manifest.</source>
        <translation>Laut Angabe dauert der Clip {0} Sekunden; ein Clip mit Label ist ein Satz von höchstens {1}: Kürzen Sie ihn, oder nehmen Sie ihn aus dem Manifest.</translation>
    </message>
    <message>
        <source>{0} So it was for {1} sentences in a row; what was read before stands.</source>
        <translation>{0} So ging es bei {1} Sätzen nacheinander; was vorher gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>The manifest in {0} has no clip of the split &quot;{1}&quot; to judge on.</source>
        <translation>Das Manifest in {0} hat keinen Clip des Teils „{1}“, an dem gemessen werden kann.</translation>
    </message>
    <message>
        <source>The classifier in {0} was trained for other labels or speech codes than the model&apos;s.</source>
        <translation>Der Klassifikator in {0} wurde für andere Labels oder Sprachcodes trainiert als die des Modells.</translation>
    </message>
    <message>
        <source>These dialogues were made for other labels or speech codes than the model&apos;s: make them with its tokenizer and labels.</source>
        <translation>Diese Dialoge wurden für andere Labels oder Sprachcodes erzeugt als die des Modells: Erzeugen Sie sie mit seinem Tokenizer und seinen Labels.</translation>
    </message>
    <message>
        <source>what stands there cannot be moved: {0}</source>
        <translation>was dort steht, lässt sich nicht verschieben: {0}</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>{0} is a link, and has to be a folder or not there</source>
        <translation>{0} ist ein Link und muss ein Ordner oder nicht da sein</translation>
    </message>
    <message>
        <source>The folder {0} holds a model of other settings, tokens or parts: name another folder with -o, or remove it.</source>
        <translation>Der Ordner {0} enthält ein Modell aus anderen Einstellungen, Token oder Teilen: Nennen Sie mit -o einen anderen Ordner, oder entfernen Sie ihn.</translation>
    </message>
    <message>
        <source>{0} has changed since this began: work on a copy that stays as it is, and repeat the command.</source>
        <translation>{0} hat sich geändert, seit dies begann: Arbeiten Sie an einer Kopie, die bleibt, wie sie ist, und wiederholen Sie den Befehl.</translation>
    </message>
    <message>
        <source>The dialogues tie their speakers into {0} groups that never talk to each other, so {1} folds cannot keep speakers apart: ask for fewer folds.</source>
        <translation>Die Dialoge binden ihre Sprecher zu {0} Gruppen, die nie miteinander reden; {1} Folds können Sprecher also nicht getrennt halten: Verlangen Sie weniger Folds.</translation>
    </message>
    <message>
        <source>The dialogues tie all their speakers together, each talks to somebody who talks to the next, so {0} folds cannot keep speakers apart: give tokens with sessions, or dialogues between fewer people.</source>
        <translation>Die Dialoge verbinden alle ihre Sprecher, jeder redet mit jemandem, der mit dem nächsten redet; {0} Folds können Sprecher also nicht getrennt halten: Geben Sie Token mit Sitzungen oder Dialoge zwischen weniger Menschen an.</translation>
    </message>
    <message>
        <source>Folds are &quot;sessions&quot;, or &quot;speakers:K&quot; with K from 2, not &quot;{0}&quot;.</source>
        <translation>Folds sind „sessions“ oder „speakers:K“ mit K ab 2, nicht „{0}“.</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>Die Arbeit wurde abgebrochen.</translation>
    </message>
    <message>
        <source>{0} The next analysis of this recording tokenizes it again.</source>
        <translation>{0} Die nächste Analyse dieser Aufnahme wandelt sie noch einmal in Token um.</translation>
    </message>
    <message>
        <source>{0} The run goes on; taken up after an interruption, it would read some sentences again.</source>
        <translation>{0} Der Lauf geht weiter; nach einer Unterbrechung aufgenommen, würde er einige Sätze noch einmal lesen.</translation>
    </message>
    <message>
        <source>{0} The run goes on, but could not be taken up after an interruption.</source>
        <translation>{0} Der Lauf geht weiter, ließe sich aber nach einer Unterbrechung nicht aufnehmen.</translation>
    </message>
    <message>
        <source>The file {0} is no record of a tokenizing: it {1}.</source>
        <translation>Die Datei {0} ist keine Aufzeichnung einer Umwandlung in Token: Sie {1}.</translation>
    </message>
    <message>
        <source>The file {0} is no run of a training: it {1}.</source>
        <translation>Die Datei {0} ist kein Lauf eines Trainings: Sie {1}.</translation>
    </message>
    <message>
        <source>The provenance</source>
        <translation>Die Herkunftsangabe</translation>
    </message>
    <message>
        <source>{0} The run goes on, and each sentence tries again; interrupted before one succeeds, it would be taken up from where the journal ends.</source>
        <translation>{0} Der Lauf geht weiter, und jeder Satz versucht es wieder; unterbrochen, bevor es einmal gelingt, würde er dort aufgenommen, wo das Journal endet.</translation>
    </message>
    <message>
        <source>{0} What the run saved for an interruption may still lie there.</source>
        <translation>{0} Was der Lauf für eine Unterbrechung gesichert hat, liegt vielleicht noch dort.</translation>
    </message>
    <message>
        <source>{0} exists already: name another folder, or say --force to replace a model that stands there.</source>
        <translation>{0} gibt es schon: Nennen Sie einen anderen Ordner, oder geben Sie --force an, um ein Modell zu ersetzen, das dort steht.</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} gibt es nicht.</translation>
    </message>
    <message>
        <source>{0} is not a model of Undertone, and is not replaced: name another folder.</source>
        <translation>{0} ist kein Modell von Undertone und wird nicht ersetzt: Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>{0} is no part of a model: it lacks config.json or weights.</source>
        <translation>{0} ist kein Teil eines Modells: Es fehlen config.json oder Gewichte.</translation>
    </message>
    <message>
        <source>There is too little room for the model in {0}: {1} MiB are needed, {2} MiB are free.</source>
        <translation>Für das Modell ist in {0} zu wenig Platz: Nötig sind {1} MiB, frei sind {2} MiB.</translation>
    </message>
    <message>
        <source>The config.json of the base model names no vocab_size.</source>
        <translation>Die config.json des Basismodells nennt keine vocab_size.</translation>
    </message>
    <message>
        <source>n_r is {0}, but the base sees {1} positions and needs room for a sentence too (Eq. 10): take a smaller --n-r.</source>
        <translation>n_r ist {0}, aber die Basis sieht {1} Positionen und braucht auch Platz für einen Satz (Gl. 10): Nehmen Sie ein kleineres --n-r.</translation>
    </message>
    <message>
        <source>The dialogues in {0} have other labels than the model in {1}.</source>
        <translation>Die Dialoge in {0} haben andere Labels als das Modell in {1}.</translation>
    </message>
    <message>
        <source>No sentence in {0} has a label, so there is nothing to fit a temperature to.</source>
        <translation>Kein Satz in {0} hat ein Label; es gibt also nichts, woran sich eine Temperatur anpassen ließe.</translation>
    </message>
    <message>
        <source>The names of IEMOCAP allow {0} dialogues, and no more.</source>
        <translation>Die Namen von IEMOCAP erlauben {0} Dialoge und nicht mehr.</translation>
    </message>
    <message>
        <source>{0} is there already: name a folder that is not, so that nothing is written over.</source>
        <translation>{0} ist schon da: Nennen Sie einen Ordner, den es nicht gibt, damit nichts überschrieben wird.</translation>
    </message>
    <message>
        <source>The manifest in {0} has no clip of the split &quot;{1}&quot;.</source>
        <translation>Das Manifest in {0} hat keinen Clip des Teils „{1}“.</translation>
    </message>
    <message>
        <source>The folder {0} has no dialogues that answer these questions: it should hold recording-train.safetensors and recording-dev.safetensors, and the like for sentence, inertia and varied.</source>
        <translation>Der Ordner {0} hat keine Dialoge, die diese Fragen beantworten: Er sollte recording-train.safetensors und recording-dev.safetensors enthalten, und ebenso für sentence, inertia und varied.</translation>
    </message>
    <message>
        <source>A reading of &quot;{0}&quot; is missing.</source>
        <translation>Ein Messwert von „{0}“ fehlt.</translation>
    </message>
    <message>
        <source>The dialogues of &quot;{0}&quot; and &quot;{1}&quot; hold other sentences, so the two cannot be compared: make both from the same plan and seed.</source>
        <translation>Die Dialoge von „{0}“ und „{1}“ enthalten verschiedene Sätze und lassen sich nicht vergleichen: Erzeugen Sie beide aus demselben Plan und Seed.</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s config.json</source>
        <translation>Die config.json des Tokenizers</translation>
    </message>
    <message>
        <source>{0} The first: {1}</source>
        <translation>{0} Der erste: {1}</translation>
    </message>
    <message>
        <source>No sentence of the corpus in {0} has sound.</source>
        <translation>Kein Satz des Korpus in {0} hat Ton.</translation>
    </message>
    <message>
        <source>{0}: {1} sentences were left out, as they have no sound.</source>
        <translation>{0}: {1} Sätze wurden ausgelassen, da sie keinen Ton haben.</translation>
    </message>
    <message>
        <source>{0} A run that is interrupted tokenizes this dialogue again.</source>
        <translation>{0} Ein Lauf, der unterbrochen wird, wandelt diesen Dialog noch einmal in Token um.</translation>
    </message>
    <message>
        <source>something other than tokens</source>
        <translation>etwas anderes als Token</translation>
    </message>
    <message>
        <source>tokens of another corpus</source>
        <translation>Token eines anderen Korpus</translation>
    </message>
    <message>
        <source>tokens of another tokenizer</source>
        <translation>Token eines anderen Tokenizers</translation>
    </message>
    <message>
        <source>tokens with other labels</source>
        <translation>Token mit anderen Labels</translation>
    </message>
    <message>
        <source>tokens made with other --tokenize or --channels</source>
        <translation>Token, die mit anderem --tokenize oder --channels erzeugt wurden</translation>
    </message>
    <message>
        <source>{0} was left out: it reaches past the end of its recording.</source>
        <translation>{0} wurde ausgelassen: Der Satz reicht über das Ende seiner Aufnahme hinaus.</translation>
    </message>
    <message>
        <source>The record {0} belongs to a run that is at work: wait for it, or name another file.</source>
        <translation>Die Aufzeichnung {0} gehört zu einem Lauf, der gerade arbeitet: Warten Sie auf ihn, oder nennen Sie eine andere Datei.</translation>
    </message>
    <message>
        <source>{0} is there and holds {1}: name another file, or say --overwrite to replace it.</source>
        <translation>{0} ist da und enthält {1}: Nennen Sie eine andere Datei, oder geben Sie --overwrite an, um sie zu ersetzen.</translation>
    </message>
    <message>
        <source>{0} dialogues were left out, as none of their sentences has sound.</source>
        <translation>{0} Dialoge wurden ausgelassen, da keiner ihrer Sätze Ton hat.</translation>
    </message>
    <message>
        <source>{0} was left out: it is longer than the {1} s that a sentence may have.</source>
        <translation>{0} wurde ausgelassen: Der Satz ist länger als die {1} s, die ein Satz haben darf.</translation>
    </message>
    <message>
        <source>{0} was left out: it is shorter than a sample.</source>
        <translation>{0} wurde ausgelassen: Der Satz ist kürzer als ein Abtastwert.</translation>
    </message>
    <message>
        <source>{0} was left out: {1}</source>
        <translation>{0} wurde ausgelassen: {1}</translation>
    </message>
    <message>
        <source>{0} was left out with its {1} sentences: {2}</source>
        <translation>{0} wurde mit seinen {1} Sätzen ausgelassen: {2}</translation>
    </message>
    <message>
        <source>{0} steps in a row were not finite and were skipped. {1} The weights of the last good step stand in the checkpoint.</source>
        <translation>{0} Schritte nacheinander waren nicht endlich und wurden übersprungen. {1} Die Gewichte des letzten guten Schritts stehen im Checkpoint.</translation>
    </message>
    <message>
        <source>The speech tokenizer in {0} is not the one that made these dialogues: name that one, or make the dialogues with this one.</source>
        <translation>Der Sprach-Tokenizer in {0} ist nicht der, mit dem diese Dialoge erzeugt wurden: Nennen Sie jenen, oder erzeugen Sie die Dialoge mit diesem.</translation>
    </message>
    <message>
        <source>The answer of --probe</source>
        <translation>Die Antwort von --probe</translation>
    </message>
    <message>
        <source>holds a finished training; name another one.</source>
        <translation>enthält ein fertiges Training; nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The run folder {0} {1}</source>
        <translation>Der Laufordner {0} {1}</translation>
    </message>
    <message>
        <source>The run folder {0} cannot be made: may you write there?</source>
        <translation>Der Laufordner {0} lässt sich nicht anlegen: Dürfen Sie dort schreiben?</translation>
    </message>
    <message>
        <source>holds a training with other settings; name another one.</source>
        <translation>enthält ein Training mit anderen Einstellungen; nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>belongs to a training that is running.</source>
        <translation>gehört zu einem Training, das gerade läuft.</translation>
    </message>
    <message>
        <source>Cannot keep the run&apos;s journal in {0}: {1}.</source>
        <translation>Das Journal des Laufs in {0} lässt sich nicht führen: {1}.</translation>
    </message>
    <message>
        <source>Rows of a run&apos;s journal must come in order: {0} is next.</source>
        <translation>Die Zeilen im Journal eines Laufs müssen der Reihe nach kommen: Als Nächstes kommt {0}.</translation>
    </message>
    <message>
        <source>{0} is not valid JSON near byte {1}.</source>
        <translation>{0} ist in der Nähe von Byte {1} kein gültiges JSON.</translation>
    </message>
    <message>
        <source>lacks {0}</source>
        <translation>hat kein {0}</translation>
    </message>
    <message>
        <source>{0} is larger than {1} bytes.</source>
        <translation>{0} ist größer als {1} Byte.</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>ist kein Objekt</translation>
    </message>
    <message>
        <source>has a {0} that is neither true nor false</source>
        <translation>hat ein {0}, das weder wahr noch falsch ist</translation>
    </message>
    <message>
        <source>has a {0} that is not from {1} to {2}</source>
        <translation>hat ein {0}, das nicht zwischen {1} und {2} liegt</translation>
    </message>
    <message>
        <source>has a {0} that is not a list</source>
        <translation>hat ein {0}, das keine Liste ist</translation>
    </message>
    <message>
        <source>has a {0} that is not a number</source>
        <translation>hat ein {0}, das keine Zahl ist</translation>
    </message>
    <message>
        <source>has a {0} that is not an object</source>
        <translation>hat ein {0}, das kein Objekt ist</translation>
    </message>
    <message>
        <source>has a {0} that is not {1}</source>
        <translation>hat ein {0}, das nicht {1} ist</translation>
    </message>
    <message>
        <source>has a {0} that is not a text</source>
        <translation>hat ein {0}, das kein Text ist</translation>
    </message>
    <message>
        <source>has a {0} that is not a list of texts</source>
        <translation>hat ein {0}, das keine Liste von Texten ist</translation>
    </message>
    <message>
        <source>has a {0} that is not a whole number</source>
        <translation>hat ein {0}, das keine ganze Zahl ist</translation>
    </message>
    <message>
        <source>has a {0} that is not a list of whole numbers</source>
        <translation>hat ein {0}, das keine Liste ganzer Zahlen ist</translation>
    </message>
    <message>
        <source>{0} is not valid JSON: a number is out of range.</source>
        <translation>{0} ist kein gültiges JSON: Eine Zahl liegt außerhalb des Erlaubten.</translation>
    </message>
    <message>
        <source>is nested deeper than {0} levels</source>
        <translation>ist tiefer als {0} Ebenen verschachtelt</translation>
    </message>
    <message>
        <source>holds more than {0} values</source>
        <translation>enthält mehr als {0} Werte</translation>
    </message>
    <message>
        <source>names &quot;{0}&quot; twice</source>
        <translation>nennt „{0}“ zweimal</translation>
    </message>
    <message>
        <source>Nothing is written to {0}, as another program is at work there: wait until it has ended, stop it, or name another place.</source>
        <translation>In {0} wird nichts geschrieben, da dort ein anderes Programm arbeitet: Warten Sie, bis es fertig ist, halten Sie es an, oder nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Nothing is written to {0}, as another program is at work there ({1}): wait until it has ended, stop it, or name another place.</source>
        <translation>In {0} wird nichts geschrieben, da dort ein anderes Programm arbeitet ({1}): Warten Sie, bis es fertig ist, halten Sie es an, oder nennen Sie einen anderen Ort.</translation>
    </message>
    <message>
        <source>Nothing can be written to {0}: {1}.</source>
        <translation>In {0} lässt sich nichts schreiben: {1}.</translation>
    </message>
    <message>
        <source>needs a dpm.alpha above 0</source>
        <translation>braucht ein dpm.alpha über 0</translation>
    </message>
    <message>
        <source>needs 0 &lt;= audio_offset &lt; audio_end_id</source>
        <translation>braucht 0 &lt;= audio_offset &lt; audio_end_id</translation>
    </message>
    <message>
        <source>has the emotion id {0}, which is none or one of speech</source>
        <translation>hat die Emotionskennung {0}, die keine oder eine der Sprache ist</translation>
    </message>
    <message>
        <source>gives two labels the same emotion id</source>
        <translation>gibt zwei Labels dieselbe Emotionskennung</translation>
    </message>
    <message>
        <source>names {0} labels but {1} emotion_ids</source>
        <translation>nennt {0} Labels, aber {1} emotion_ids</translation>
    </message>
    <message>
        <source>The model&apos;s undertone.json {0}.</source>
        <translation>Die undertone.json des Modells {0}.</translation>
    </message>
    <message>
        <source>must name 2 to 64 labels</source>
        <translation>muss 2 bis 64 Labels nennen</translation>
    </message>
    <message>
        <source>has an empty label or one twice</source>
        <translation>hat ein leeres Label oder eines zweimal</translation>
    </message>
    <message>
        <source>needs a dpm.learning_rate from 0 to below 1</source>
        <translation>braucht ein dpm.learning_rate von 0 bis unter 1</translation>
    </message>
    <message>
        <source>must name the parts tokenizer and base</source>
        <translation>muss die Teile tokenizer und base nennen</translation>
    </message>
    <message>
        <source>There is no model folder {0}.</source>
        <translation>Es gibt keinen Modellordner {0}.</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>hat keinen Namen</translation>
    </message>
    <message>
        <source>There is no model named &quot;{0}&quot; in {1}. Name a folder with --model.</source>
        <translation>Es gibt kein Modell namens „{0}“ in {1}. Nennen Sie mit --model einen Ordner.</translation>
    </message>
    <message>
        <source>{0} is no part of a model: it has neither config.json nor weights.</source>
        <translation>{0} ist kein Teil eines Modells: Darin sind weder config.json noch Gewichte.</translation>
    </message>
    <message>
        <source>has no schema number</source>
        <translation>hat keine Schemanummer</translation>
    </message>
    <message>
        <source>{0} is not a model of Undertone: it has no undertone.json. Name a model folder with --model.</source>
        <translation>{0} ist kein Modell von Undertone: Es hat keine undertone.json. Nennen Sie mit --model einen Modellordner.</translation>
    </message>
    <message>
        <source>The model&apos;s undertone.json has schema {0}; this program reads schema 1. A newer version may read it.</source>
        <translation>Die undertone.json des Modells hat Schema {0}; dieses Programm liest Schema 1. Eine neuere Fassung kann es vielleicht lesen.</translation>
    </message>
    <message>
        <source>The sound device cannot be used ({0}): choose another as the system&apos;s default output.</source>
        <translation>Das Tongerät lässt sich nicht benutzen ({0}): Wählen Sie im System eine andere Standardausgabe.</translation>
    </message>
    <message>
        <source>There is no sound output on this machine: connect one to listen. Analysis works without.</source>
        <translation>An diesem Rechner gibt es keine Tonausgabe: Schließen Sie eine an, um zu hören. Die Analyse geht auch ohne.</translation>
    </message>
    <message>
        <source>The sound device stopped responding: check that it is still connected, then play again.</source>
        <translation>Das Tongerät antwortet nicht mehr: Prüfen Sie, ob es noch angeschlossen ist, und spielen Sie dann noch einmal ab.</translation>
    </message>
    <message>
        <source>the segment starts before the recording, at {0}</source>
        <translation>das Segment beginnt vor der Aufnahme, bei {0}</translation>
    </message>
    <message>
        <source>{0} is in Praat&apos;s binary form. Open it in Praat and save it again with Save as text file.</source>
        <translation>{0} ist in Praats binärer Form. Öffnen Sie die Datei in Praat und speichern Sie sie mit „Save as text file“ neu.</translation>
    </message>
    <message>
        <source>{0}, line {1}: the end at {2} was clipped to the end of the audio at {3}.</source>
        <translation>{0}, Zeile {1}: Das Ende bei {2} wurde auf das Ende der Aufnahme bei {3} gekürzt.</translation>
    </message>
    <message>
        <source>the segment ends at {0}, not after its start at {1}</source>
        <translation>das Segment endet bei {0}, nicht nach seinem Anfang bei {1}</translation>
    </message>
    <message>
        <source>the segment ends at {0}, too far past the end of the audio at {1}</source>
        <translation>das Segment endet bei {0}, zu weit hinter dem Ende der Aufnahme bei {1}</translation>
    </message>
    <message>
        <source>{0}: it is not UTF-8 and was read as ISO Latin-1.</source>
        <translation>{0}: Die Datei ist nicht in UTF-8 und wurde als ISO Latin-1 gelesen.</translation>
    </message>
    <message>
        <source>there is no segment in it</source>
        <translation>es ist kein Segment darin</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a number of seconds</source>
        <translation>„{0}“ ist keine Zahl von Sekunden</translation>
    </message>
    <message>
        <source>Sentence {0}, which starts at {1}, is {2} tokens long, but the model reads at most {3} ({4}) behind a prefix of {5}: split it in the segments file, or give the model a smaller n_r in its undertone.json.</source>
        <translation>Satz {0}, der bei {1} beginnt, ist {2} Token lang; das Modell liest aber höchstens {3} ({4}) hinter einem Präfix von {5}: Teilen Sie ihn in der Segmentdatei, oder geben Sie dem Modell in seiner undertone.json ein kleineres n_r.</translation>
    </message>
    <message>
        <source>the segment starts at {0}, past the end of the audio at {1}</source>
        <translation>das Segment beginnt bei {0}, hinter dem Ende der Aufnahme bei {1}</translation>
    </message>
    <message>
        <source>{0} has more than {1} segments.</source>
        <translation>{0} hat mehr als {1} Segmente.</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2}.</source>
        <translation>{0}, Zeile {1}: {2}.</translation>
    </message>
    <message>
        <source>Cannot read {0}.</source>
        <translation>{0} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} MiB such a file may have.</source>
        <translation>{0} ist größer als die {1} MiB, die eine solche Datei haben darf.</translation>
    </message>
    <message>
        <source>not text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <source>not UTF-16 text</source>
        <translation>kein Text in UTF-16</translation>
    </message>
    <message>
        <source>not UTF-8 text</source>
        <translation>kein Text in UTF-8</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: may you write there?</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: Dürfen Sie dort schreiben?</translation>
    </message>
    <message>
        <source>The loss of step {0} is not finite: take a smaller learning rate, or --dtype fp32.</source>
        <translation>Der Verlust von Schritt {0} ist nicht endlich: Nehmen Sie eine kleinere Lernrate, oder --dtype fp32.</translation>
    </message>
    <message>
        <source>The loss of step {0} is not finite: take a smaller learning rate.</source>
        <translation>Der Verlust von Schritt {0} ist nicht endlich: Nehmen Sie eine kleinere Lernrate.</translation>
    </message>
    <message>
        <source>Name the dialogues to train on.</source>
        <translation>Nennen Sie die Dialoge, mit denen trainiert wird.</translation>
    </message>
    <message>
        <source>The file {0} is no training checkpoint: remove it to start over.</source>
        <translation>Die Datei {0} ist kein Checkpoint eines Trainings: Entfernen Sie sie, um von vorn zu beginnen.</translation>
    </message>
    <message>
        <source>There is no sentence in these dialogues: nothing can be trained or evaluated on them.</source>
        <translation>In diesen Dialogen ist kein Satz: Damit lässt sich nichts trainieren oder auswerten.</translation>
    </message>
    <message>
        <source>These dialogues have {0} speech codes and {1} emotions, the model {2} and {3}: make them with the model&apos;s own tokenizer.</source>
        <translation>Diese Dialoge haben {0} Sprachcodes und {1} Emotionen, das Modell {2} und {3}: Erzeugen Sie sie mit dem Tokenizer des Modells.</translation>
    </message>
    <message>
        <source>with --resume it goes on from there</source>
        <translation>mit --resume geht es dort weiter</translation>
    </message>
    <message>
        <source>the same command goes on from there</source>
        <translation>derselbe Befehl setzt es dort fort</translation>
    </message>
    <message>
        <source>Sentence {0} of dialogue {1} has {2} tokens; there is room for {3}. Take longer stretches (--packed-tokens), or split it.</source>
        <translation>Satz {0} des Dialogs {1} hat {2} Token; Platz ist für {3}. Nehmen Sie längere Strecken (--packed-tokens), oder teilen Sie ihn.</translation>
    </message>
    <message>
        <source>Sentence {0} of dialogue {1} has {2} tokens; there is room for {3}. Take a shorter window, or split it.</source>
        <translation>Satz {0} des Dialogs {1} hat {2} Token; Platz ist für {3}. Nehmen Sie ein kürzeres Fenster, oder teilen Sie ihn.</translation>
    </message>
    <message>
        <source>The training step was cancelled.</source>
        <translation>Der Trainingsschritt wurde abgebrochen.</translation>
    </message>
    <message>
        <source>Training was stopped at step {0}; {1}.</source>
        <translation>Das Training wurde bei Schritt {0} angehalten; {1}.</translation>
    </message>
    <message>
        <source>Training was stopped at step {0} of {1}; {2}.</source>
        <translation>Das Training wurde bei Schritt {0} von {1} angehalten; {2}.</translation>
    </message>
    <message>
        <source>A base model whose output rows are its input rows cannot be trained here: untie them first.</source>
        <translation>Ein Basismodell, dessen Ausgabezeilen seine Eingabezeilen sind, lässt sich hier nicht trainieren: Trennen Sie diese zuerst.</translation>
    </message>
    <message>
        <source>Holding dialogues back for validation needs at least two of them and a share between 0 and 1.</source>
        <translation>Um Dialoge zur Validierung zurückzuhalten, braucht es mindestens zwei und einen Anteil zwischen 0 und 1.</translation>
    </message>
    <message>
        <source>The vocabulary of the base model is too small for these speech codes: train it with the same tokenizer.</source>
        <translation>Das Vokabular des Basismodells ist zu klein für diese Sprachcodes: Trainieren Sie es mit demselben Tokenizer.</translation>
    </message>
    <message>
        <source>Add label {0}</source>
        <translation>Label {0} hinzufügen</translation>
    </message>
    <message>
        <source>Add label set {0}</source>
        <translation>Labelsatz {0} hinzufügen</translation>
    </message>
    <message>
        <source>Add sentence at {0}</source>
        <translation>Satz bei {0} hinzufügen</translation>
    </message>
    <message>
        <source>Add speaker {0}</source>
        <translation>Sprecher {0} hinzufügen</translation>
    </message>
    <message>
        <source>Add track {0}</source>
        <translation>Spur {0} hinzufügen</translation>
    </message>
    <message>
        <source>Assign {1} to sentences ({0})</source>
        <translation>{1} Sätzen zuweisen ({0})</translation>
    </message>
    <message>
        <source>Change label {0}</source>
        <translation>Label {0} ändern</translation>
    </message>
    <message>
        <source>Copy track {0} as {1}</source>
        <translation>Spur {0} als {1} kopieren</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>{0} importieren</translation>
    </message>
    <message>
        <source>Merge {0} sentences at {1}</source>
        <translation>{0} Sätze bei {1} verbinden</translation>
    </message>
    <message>
        <source>Merge speaker {0} into {1}</source>
        <translation>Sprecher {0} mit {1} zusammenführen</translation>
    </message>
    <message>
        <source>Move boundaries of the sentence at {0}</source>
        <translation>Grenzen des Satzes bei {0} verschieben</translation>
    </message>
    <message>
        <source>Move track {0}</source>
        <translation>Spur {0} verschieben</translation>
    </message>
    <message>
        <source>Link recording {0}</source>
        <translation>Aufnahme {0} verknüpfen</translation>
    </message>
    <message>
        <source>Delete label {0}</source>
        <translation>Label {0} löschen</translation>
    </message>
    <message>
        <source>Remove label from the sentence at {0}</source>
        <translation>Label vom Satz bei {0} entfernen</translation>
    </message>
    <message>
        <source>Delete run {0}</source>
        <translation>Lauf {0} löschen</translation>
    </message>
    <message>
        <source>Delete sentence at {0}</source>
        <translation>Satz bei {0} löschen</translation>
    </message>
    <message>
        <source>Delete {0} sentences</source>
        <translation>{0} Sätze löschen</translation>
    </message>
    <message>
        <source>Delete speaker {0}</source>
        <translation>Sprecher {0} löschen</translation>
    </message>
    <message>
        <source>Delete track {0}</source>
        <translation>Spur {0} löschen</translation>
    </message>
    <message>
        <source>Rename run {0} to {1}</source>
        <translation>Lauf {0} in {1} umbenennen</translation>
    </message>
    <message>
        <source>Rename speaker {0} to {1}</source>
        <translation>Sprecher {0} in {1} umbenennen</translation>
    </message>
    <message>
        <source>Rename track {0} to {1}</source>
        <translation>Spur {0} in {1} umbenennen</translation>
    </message>
    <message>
        <source>Annotate sentence at {0}</source>
        <translation>Satz bei {0} annotieren</translation>
    </message>
    <message>
        <source>Label sentence at {0} as {1}</source>
        <translation>Satz bei {0} das Label {1} geben</translation>
    </message>
    <message>
        <source>Edit text of the sentence at {0}</source>
        <translation>Text des Satzes bei {0} ändern</translation>
    </message>
    <message>
        <source>Remove speaker from sentences ({0})</source>
        <translation>Sprecher von Sätzen entfernen ({0})</translation>
    </message>
    <message>
        <source>Split sentence at {0}</source>
        <translation>Satz bei {0} teilen</translation>
    </message>
    <message>
        <source>An annotation says nothing of its sentence.</source>
        <translation>Eine Annotation sagt nichts über ihren Satz.</translation>
    </message>
    <message>
        <source>A project needs a recording with a length, a sample rate and a number of channels.</source>
        <translation>Ein Projekt braucht eine Aufnahme mit Länge, Abtastrate und Zahl der Kanäle.</translation>
    </message>
    <message>
        <source>Another program is using {0} at this moment: try again when it has finished.</source>
        <translation>Ein anderes Programm benutzt {0} gerade: Versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>{0} was changed by another program since it was opened here, so nothing more is written to it: open it again.</source>
        <translation>{0} wurde von einem anderen Programm geändert, seit es hier geöffnet wurde; deshalb wird nichts mehr hineingeschrieben: Öffnen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a colour such as #1f77b4.</source>
        <translation>„{0}“ ist keine Farbe wie #1f77b4.</translation>
    </message>
    <message>
        <source>{0} is this project itself: choose another name for the copy.</source>
        <translation>{0} ist dieses Projekt selbst: Wählen Sie einen anderen Namen für die Kopie.</translation>
    </message>
    <message>
        <source>The project file {0} is damaged: it does not hold what was written to it. Take a copy from a backup.</source>
        <translation>Die Projektdatei {0} ist beschädigt: Sie enthält nicht, was hineingeschrieben wurde. Nehmen Sie eine Kopie aus einer Sicherung.</translation>
    </message>
    <message>
        <source>The project file {0} is damaged ({1}). Take a copy from a backup.</source>
        <translation>Die Projektdatei {0} ist beschädigt ({1}). Nehmen Sie eine Kopie aus einer Sicherung.</translation>
    </message>
    <message>
        <source>The project file {0} is damaged: a row of its table {1} is invalid. Take a copy from a backup.</source>
        <translation>Die Projektdatei {0} ist beschädigt: Eine Zeile ihrer Tabelle {1} ist ungültig. Nehmen Sie eine Kopie aus einer Sicherung.</translation>
    </message>
    <message>
        <source>A sentence must end after it starts: {0} is not after {1}.</source>
        <translation>Ein Satz muss enden, nachdem er beginnt: {0} liegt nicht hinter {1}.</translation>
    </message>
    <message>
        <source>{0} exists already: choose another name.</source>
        <translation>{0} gibt es schon: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>{0}, beside the project, was not written by this program, and opening the project could change other files: move it elsewhere, then open the project again.</source>
        <translation>{0} neben dem Projekt wurde nicht von diesem Programm geschrieben, und das Öffnen des Projekts könnte andere Dateien verändern: Legen Sie die Datei anderswohin, und öffnen Sie das Projekt dann noch einmal.</translation>
    </message>
    <message>
        <source>{0} was written by a later version of Undertone (schema {1}; this one reads up to {2}): update Undertone.</source>
        <translation>{0} wurde von einer späteren Version von Undertone geschrieben (Schema {1}; diese liest bis {2}): Aktualisieren Sie Undertone.</translation>
    </message>
    <message>
        <source>Only two or more different sentences of the same track can be merged.</source>
        <translation>Nur zwei oder mehr verschiedene Sätze derselben Spur können verbunden werden.</translation>
    </message>
    <message>
        <source>{0} cannot be merged with the same speaker: choose another one.</source>
        <translation>{0} kann nicht mit demselben Sprecher zusammengeführt werden: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <source>There is no such label in the label set of this track, or it is given twice.</source>
        <translation>Dieses Label gibt es im Labelsatz dieser Spur nicht, oder es ist zweimal vergeben.</translation>
    </message>
    <message>
        <source>An annotation track needs a label set, and only such a track has one.</source>
        <translation>Eine Annotationsspur braucht einen Labelsatz, und nur eine solche Spur hat einen.</translation>
    </message>
    <message>
        <source>Something in the project has no id.</source>
        <translation>Etwas im Projekt hat keine Kennung.</translation>
    </message>
    <message>
        <source>{0} is not an Undertone project.</source>
        <translation>{0} ist kein Projekt von Undertone.</translation>
    </message>
    <message>
        <source>The project has no such run.</source>
        <translation>Diesen Lauf gibt es im Projekt nicht.</translation>
    </message>
    <message>
        <source>Sentences need a segmentation track, and texts and annotations need one that they are about.</source>
        <translation>Sätze brauchen eine Segmentierungsspur, und Texte und Annotationen brauchen eine, auf die sie sich beziehen.</translation>
    </message>
    <message>
        <source>There is no such sentence in the segmentation.</source>
        <translation>Diesen Satz gibt es in der Segmentierung nicht.</translation>
    </message>
    <message>
        <source>The project has no such speaker.</source>
        <translation>Diesen Sprecher gibt es im Projekt nicht.</translation>
    </message>
    <message>
        <source>The project has no such track.</source>
        <translation>Diese Spur gibt es im Projekt nicht.</translation>
    </message>
    <message>
        <source>{0} is outside the scale from {1} to {2}.</source>
        <translation>{0} liegt außerhalb der Skala von {1} bis {2}.</translation>
    </message>
    <message>
        <source>The project is open for reading only. {0}</source>
        <translation>Das Projekt ist nur zum Lesen geöffnet. {0}</translation>
    </message>
    <message>
        <source>A sentence from {0} to {1} does not lie within the recording, which ends at {2}.</source>
        <translation>Ein Satz von {0} bis {1} liegt nicht in der Aufnahme, die bei {2} endet.</translation>
    </message>
    <message>
        <source>{0} does not have the tables of an Undertone project: it is damaged, or was made by another program.</source>
        <translation>{0} hat nicht die Tabellen eines Projekts von Undertone: Die Datei ist beschädigt oder wurde von einem anderen Programm gemacht.</translation>
    </message>
    <message>
        <source>{0} is write-protected: save a copy to change it.</source>
        <translation>{0} ist schreibgeschützt: Sichern Sie eine Kopie, um sie zu ändern.</translation>
    </message>
    <message>
        <source>{0} holds this already.</source>
        <translation>{0} enthält das schon.</translation>
    </message>
    <message>
        <source>What a run says of itself must not hold its results.</source>
        <translation>Was ein Lauf von sich sagt, darf seine Ergebnisse nicht enthalten.</translation>
    </message>
    <message>
        <source>A scale must go from a lower to a higher number.</source>
        <translation>Eine Skala muss von einer kleineren zu einer größeren Zahl gehen.</translation>
    </message>
    <message>
        <source>The sentence cannot be split at {0}, which is not inside it.</source>
        <translation>Der Satz kann bei {0} nicht geteilt werden: Die Stelle liegt nicht in ihm.</translation>
    </message>
    <message>
        <source>A step of the history</source>
        <translation>Ein Schritt des Verlaufs</translation>
    </message>
    <message>
        <source>A step of the project&apos;s history is damaged and cannot be undone or redone.</source>
        <translation>Ein Schritt im Verlauf des Projekts ist beschädigt und kann weder rückgängig gemacht noch wiederholt werden.</translation>
    </message>
    <message>
        <source>A step of the history does not fit what the project holds, so it cannot be undone or redone.</source>
        <translation>Ein Schritt des Verlaufs passt nicht zu dem, was das Projekt enthält, und kann weder rückgängig gemacht noch wiederholt werden.</translation>
    </message>
    <message>
        <source>A text is empty.</source>
        <translation>Ein Text ist leer.</translation>
    </message>
    <message>
        <source>A text or a file name is not valid UTF-8.</source>
        <translation>Ein Text oder ein Dateiname ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <source>A text is longer than {0} bytes.</source>
        <translation>Ein Text ist länger als {0} Byte.</translation>
    </message>
    <message>
        <source>This changes too much at once to be kept as one step: do it in parts.</source>
        <translation>Das ändert zu viel auf einmal für einen Schritt: Tun Sie es in Teilen.</translation>
    </message>
    <message>
        <source>A sentence has more than {0} columns.</source>
        <translation>Ein Satz hat mehr als {0} Spalten.</translation>
    </message>
    <message>
        <source>A sentence has more than {0} labels.</source>
        <translation>Ein Satz hat mehr als {0} Labels.</translation>
    </message>
    <message>
        <source>The table {1} of {0} has more than {2} rows.</source>
        <translation>Die Tabelle {1} von {0} hat mehr als {2} Zeilen.</translation>
    </message>
    <message>
        <source>The project has no run &quot;{0}&quot;: undertone-cli project info lists its runs.</source>
        <translation>Das Projekt hat keinen Lauf „{0}“: undertone-cli project info zählt seine Läufe auf.</translation>
    </message>
    <message>
        <source>The project has no run to export: analyse the recording first, or add a timeline with project new --timeline.</source>
        <translation>Das Projekt hat keinen Lauf zum Exportieren: Analysieren Sie zuerst die Aufnahme, oder geben Sie bei project new mit --timeline eine Zeitleiste an.</translation>
    </message>
    <message>
        <source>The timeline {0} is of another recording than {1}: the files differ.</source>
        <translation>Die Zeitleiste {0} gehört zu einer anderen Aufnahme als {1}: Die Dateien sind verschieden.</translation>
    </message>
    <message>
        <source>The timeline has a sentence at {0} that the segments do not have: take the segments that it was made with.</source>
        <translation>Die Zeitleiste hat bei {0} einen Satz, den die Segmente nicht haben: Nehmen Sie die Segmente, mit denen sie gemacht wurde.</translation>
    </message>
    <message>
        <source>Name with -o the file for the tokens, or the folder for the layout.</source>
        <translation>Nennen Sie mit -o die Datei für die Token oder den Ordner für das Layout.</translation>
    </message>
    <message>
        <source>Name a format with --format, or a file with -o that ends in .TextGrid, .eaf, .csv or .rttm.</source>
        <translation>Nennen Sie mit --format ein Format, oder mit -o eine Datei, die auf .TextGrid, .eaf, .csv oder .rttm endet.</translation>
    </message>
    <message>
        <source>--classifier and --packed-model were trained before, with speakers of any fold: with --folds they are trained in each, by --fold-classifier and --fold-packed.</source>
        <translation>--classifier und --packed-model wurden vorher trainiert, mit Sprechern aus jedem Fold: Mit --folds werden sie in jedem trainiert, durch --fold-classifier und --fold-packed.</translation>
    </message>
    <message>
        <source>Name the folder for the folds&apos; models with -o.</source>
        <translation>Nennen Sie mit -o den Ordner für die Modelle der Folds.</translation>
    </message>
    <message>
        <source>Folds are trained: name the base model with --base and the tokenizer of the tokens with --tokenizer.</source>
        <translation>Folds werden trainiert: Nennen Sie mit --base das Basismodell und mit --tokenizer den Tokenizer der Token.</translation>
    </message>
    <message>
        <source>Name the dialogues to judge with --tokens.</source>
        <translation>Nennen Sie mit --tokens die zu beurteilenden Dialoge.</translation>
    </message>
    <message>
        <source>No dialogue of the corpus is of the split &quot;{0}&quot;.</source>
        <translation>Kein Dialog des Korpus gehört zum Teil „{0}“.</translation>
    </message>
    <message>
        <source>A safetensors file holds one recording: name one, or write JSON.</source>
        <translation>Eine safetensors-Datei enthält eine Aufnahme: Nennen Sie eine, oder schreiben Sie JSON.</translation>
    </message>
    <message>
        <source>{0} is a folder: name a file with -o.</source>
        <translation>{0} ist ein Ordner: Nennen Sie mit -o eine Datei.</translation>
    </message>
    <message>
        <source>Name the project with -o FILE.undertone.</source>
        <translation>Nennen Sie das Projekt mit -o DATEI.undertone.</translation>
    </message>
    <message>
        <source>--recording chooses one recording, and several were named.</source>
        <translation>--recording wählt eine Aufnahme, und es wurden mehrere genannt.</translation>
    </message>
    <message>
        <source>Name the folder of the report with --report.</source>
        <translation>Nennen Sie mit --report den Ordner des Berichts.</translation>
    </message>
    <message>
        <source>{0} lies beside {1} and is not read: sentences are found by voice activity. Name it with --segments to take its own.</source>
        <translation>{0} liegt neben {1} und wird nicht gelesen: Die Sätze werden durch Sprachaktivität gefunden. Nennen Sie die Datei mit --segments, um ihre zu nehmen.</translation>
    </message>
    <message>
        <source>--segments belongs to one recording: give it once for each of the {0} recordings, in their order, or leave it out.</source>
        <translation>--segments gehört zu einer Aufnahme: Geben Sie es für jede der {0} Aufnahmen einmal an, in deren Reihenfolge, oder lassen Sie es weg.</translation>
    </message>
    <message>
        <source>--tier and --recording choose from the files that --segments names.</source>
        <translation>--tier und --recording wählen aus den Dateien, die --segments nennt.</translation>
    </message>
    <message>
        <source>There are several timelines, one a line, and an export is of one: give it one of the lines.</source>
        <translation>Es sind mehrere Zeitleisten, eine je Zeile, und ein Export ist von einer: Geben Sie ihm eine der Zeilen.</translation>
    </message>
    <message>
        <source>The audio on stdin could not be copied to a temporary file in {0}: is there room?</source>
        <translation>Das Audio von stdin ließ sich nicht in eine temporäre Datei in {0} kopieren: Ist dort Platz?</translation>
    </message>
    <message>
        <source>Reading the audio from stdin was cancelled.</source>
        <translation>Das Lesen des Audios von stdin wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The timeline on stdin is larger than {0} MiB.</source>
        <translation>Die Zeitleiste auf stdin ist größer als {0} MiB.</translation>
    </message>
    <message>
        <source>The recording on stdin can be read only once: name - once.</source>
        <translation>Die Aufnahme auf stdin lässt sich nur einmal lesen: Nennen Sie - einmal.</translation>
    </message>
    <message>
        <source>The timeline on stdin cannot be read.</source>
        <translation>Die Zeitleiste auf stdin lässt sich nicht lesen.</translation>
    </message>
    <message>
        <source>Name with -o the folder of the study: models and dialogues are kept there, so that a run that was stopped goes on.</source>
        <translation>Nennen Sie mit -o den Ordner der Studie: Modelle und Dialoge bleiben dort, sodass ein angehaltener Lauf weitergeht.</translation>
    </message>
    <message>
        <source>Name the folder of the speech tokenizer with --tokenizer.</source>
        <translation>Nennen Sie mit --tokenizer den Ordner des Sprach-Tokenizers.</translation>
    </message>
    <message>
        <source>Name the folder for the tokenizer with -o.</source>
        <translation>Nennen Sie mit -o den Ordner für den Tokenizer.</translation>
    </message>
    <message>
        <source>Name the file for the tokens with -o FILE.safetensors.</source>
        <translation>Nennen Sie mit -o DATEI.safetensors die Datei für die Token.</translation>
    </message>
    <message>
        <source>Several windows of one pass are compared in a report: name its folder with --report.</source>
        <translation>Mehrere Fenster eines Durchgangs werden in einem Bericht verglichen: Nennen Sie seinen Ordner mit --report.</translation>
    </message>
    <message>
        <source>The command {0} is not known.</source>
        <translation>Der Befehl {0} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>evaluate needs --tokens.</source>
        <translation>evaluate braucht --tokens.</translation>
    </message>
    <message>
        <source>A command is required.</source>
        <translation>Es fehlt ein Befehl.</translation>
    </message>
    <message>
        <source>One command at a time: {0} or {1}.</source>
        <translation>Ein Befehl auf einmal: {0} oder {1}.</translation>
    </message>
    <message>
        <source>The option {0} is not known.</source>
        <translation>Die Option {0} ist nicht bekannt.</translation>
    </message>
    <message>
        <source>The tokens in {0} have other labels or another codebook than the model: name tokens made with its tokenizer.</source>
        <translation>Die Token in {0} haben andere Labels oder ein anderes Codebuch als das Modell: Nennen Sie Token, die mit seinem Tokenizer erzeugt wurden.</translation>
    </message>
    <message>
        <source>train needs a stage: base or sllm.</source>
        <translation>train braucht eine Stufe: base oder sllm.</translation>
    </message>
    <message>
        <source>train {0} needs --tokens and --output.</source>
        <translation>train {0} braucht --tokens und --output.</translation>
    </message>
    <message>
        <source>train {0} needs --tokens and --output, and --base.</source>
        <translation>train {0} braucht --tokens und --output, und --base.</translation>
    </message>
    <message>
        <source>The option {0} needs a value that makes sense.</source>
        <translation>Die Option {0} braucht einen sinnvollen Wert.</translation>
    </message>
    <message>
        <source>is not that of an {0}</source>
        <translation>ist nicht die von {0}</translation>
    </message>
    <message>
        <source>has a feed_forward_size or context_tokens out of range</source>
        <translation>hat feed_forward_size oder context_tokens außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>The classifier&apos;s config.json {0}.</source>
        <translation>Die config.json des Klassifikators {0}.</translation>
    </message>
    <message>
        <source>must name at least two labels, each once</source>
        <translation>muss mindestens zwei Labels nennen, jedes einmal</translation>
    </message>
    <message>
        <source>must have 1 to 256 layers and heads that divide an even hidden_size</source>
        <translation>muss 1 bis 256 Schichten haben und Köpfe, die eine gerade hidden_size teilen</translation>
    </message>
    <message>
        <source>has a codebook_size, embedding_size or hidden_size out of range</source>
        <translation>hat codebook_size, embedding_size oder hidden_size außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>Stopping early needs dialogues held back (a validation share above 0) and figures on the way.</source>
        <translation>Früheres Anhalten braucht zurückgehaltene Dialoge (einen Validierungsanteil über 0) und Messungen unterwegs.</translation>
    </message>
    <message>
        <source>There is no preset &quot;{0}&quot; here: use quick or paper.</source>
        <translation>Eine Vorgabe „{0}“ gibt es hier nicht: Nehmen Sie quick oder paper.</translation>
    </message>
    <message>
        <source>The classifier&apos;s width must be even and a multiple of its heads.</source>
        <translation>Die Breite des Klassifikators muss gerade und ein Vielfaches seiner Köpfe sein.</translation>
    </message>
    <message>
        <source>{0} must be a number from {1} to {2}, not {3}.</source>
        <translation>{0} muss eine Zahl von {1} bis {2} sein, nicht {3}.</translation>
    </message>
    <message>
        <source>{0} must be a whole number from 0, not &quot;{1}&quot;.</source>
        <translation>{0} muss eine ganze Zahl ab 0 sein, nicht „{1}“.</translation>
    </message>
    <message>
        <source>{0} must be a whole number from {1} to {2}, not {3}.</source>
        <translation>{0} muss eine ganze Zahl von {1} bis {2} sein, nicht {3}.</translation>
    </message>
    <message>
        <source>{0} must be {1}, not &quot;{2}&quot;.</source>
        <translation>{0} muss {1} sein, nicht „{2}“.</translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; of {0} cannot be read: give each corpus once, with a positive number (cremad=1,emodb=0.5).</source>
        <translation>Der Wert „{1}“ von {0} lässt sich nicht lesen: Geben Sie jedes Korpus einmal an, mit einer positiven Zahl (cremad=1,emodb=0.5).</translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; of {0} cannot be read: give each corpus once, with a number from 0 (libri=0,ami=0.5).</source>
        <translation>Der Wert „{1}“ von {0} lässt sich nicht lesen: Geben Sie jedes Korpus einmal an, mit einer Zahl ab 0 (libri=0,ami=0.5).</translation>
    </message>
    <message>
        <source>The temporary LoRA&apos;s betas must lie in [0, 1).</source>
        <translation>Die Betas des temporären LoRA müssen in [0, 1) liegen.</translation>
    </message>
    <message>
        <source>The weight of the emotion&apos;s entropy is a finite number that is not negative, and needs steps that end with a sentence.</source>
        <translation>Das Gewicht der Entropie der Emotion ist eine endliche Zahl, die nicht negativ ist, und braucht Schritte, die mit einem Satz enden.</translation>
    </message>
    <message>
        <source>The temporary LoRA&apos;s epsilon must be positive, its weight decay and clip norm not negative.</source>
        <translation>Das Epsilon des temporären LoRA muss positiv sein, Weight Decay und größte Norm dürfen nicht negativ sein.</translation>
    </message>
    <message>
        <source>The temporary LoRA&apos;s learning rate must be a finite number that is not negative.</source>
        <translation>Die Lernrate des temporären LoRA muss eine endliche Zahl sein, die nicht negativ ist.</translation>
    </message>
    <message>
        <source>The prefix (n_r) must be at least one token.</source>
        <translation>Das Präfix (n_r) muss mindestens ein Token lang sein.</translation>
    </message>
    <message>
        <source>The multiples of the temporary LoRA&apos;s learning rate must be finite numbers that are not negative.</source>
        <translation>Die Vielfachen der Lernrate des temporären LoRA müssen endliche Zahlen sein, die nicht negativ sind.</translation>
    </message>
    <message>
        <source>The temporary LoRA takes at least one step per sentence and no negative number of warm-up steps.</source>
        <translation>Das temporäre LoRA macht mindestens einen Schritt je Satz und keine negative Zahl von Anlaufschritten.</translation>
    </message>
    <message>
        <source>This model keeps emotion ids between its sentences, which are never to be predicted: step by sentences, not by a stride.</source>
        <translation>Dieses Modell hält zwischen seinen Sätzen Emotionskennungen, die nie vorhergesagt werden sollen: Gehen Sie Satz für Satz vor, nicht mit einer Schrittweite.</translation>
    </message>
    <message>
        <source>A LoRA&apos;s alpha must be a finite number.</source>
        <translation>Das Alpha eines LoRA muss eine endliche Zahl sein.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; names no projections: use all, or some of q, k, v, o, gate, up, down, each with a multiple where wanted (q:0.5,down:2).</source>
        <translation>„{0}“ nennt keine Projektionen: Nehmen Sie all oder einige von q, k, v, o, gate, up, down, jede auf Wunsch mit einem Vielfachen (q:0.5,down:2).</translation>
    </message>
    <message>
        <source>A LoRA&apos;s rank must lie between 1 and 65536, not {0}.</source>
        <translation>Der Rang eines LoRA muss zwischen 1 und 65536 liegen, nicht {0}.</translation>
    </message>
    <message>
        <source>A stride is at least one token long.</source>
        <translation>Eine Schrittweite ist mindestens ein Token lang.</translation>
    </message>
    <message>
        <source>The threshold of adaptive stepping is a finite number that is not negative.</source>
        <translation>Die Schwelle der adaptiven Schritte ist eine endliche Zahl, die nicht negativ ist.</translation>
    </message>
    <message>
        <source>The stepping &quot;{0}&quot; is not known: use sentence, stride:TOKENS, adaptive or adaptive:THRESHOLD.</source>
        <translation>Die Schrittart „{0}“ ist nicht bekannt: Nehmen Sie sentence, stride:TOKENS, adaptive oder adaptive:THRESHOLD.</translation>
    </message>
    <message>
        <source>names another architecture than {0} and {1}</source>
        <translation>nennt eine andere Architektur als {0} und {1}</translation>
    </message>
    <message>
        <source>has a mean or deviation of a band that is not finite, or a deviation that is not positive</source>
        <translation>hat für ein Band einen Mittelwert oder eine Abweichung, die nicht endlich ist, oder eine Abweichung, die nicht positiv ist</translation>
    </message>
    <message>
        <source>must have codebook_digits of 1 to 12</source>
        <translation>muss codebook_digits von 1 bis 12 haben</translation>
    </message>
    <message>
        <source>must have a feed_forward_multiple of 1 to 64 and an odd fsmn_kernel (0, for none, in speech-encoder-fsq alone)</source>
        <translation>muss ein feed_forward_multiple von 1 bis 64 haben und einen ungeraden fsmn_kernel (0, für keinen, nur bei speech-encoder-fsq)</translation>
    </message>
    <message>
        <source>must have attention_heads that divide hidden_size into heads of an even size</source>
        <translation>muss attention_heads haben, die hidden_size in Köpfe gerader Größe teilen</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s config.json {0}.</source>
        <translation>Die config.json des Tokenizers {0}.</translation>
    </message>
    <message>
        <source>has a recording normalisation whose numbers are not positive and finite</source>
        <translation>hat eine Aufnahmenormalisierung, deren Zahlen nicht positiv und endlich sind</translation>
    </message>
    <message>
        <source>must have positions that are rotary, or sinusoidal in an even hidden_size of 4 or more</source>
        <translation>muss Positionen haben, die rotierend sind oder sinusförmig bei einer geraden hidden_size ab 4</translation>
    </message>
    <message>
        <source>has an epsilon or rotary_theta out of range</source>
        <translation>hat ein epsilon oder rotary_theta außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>has n_mels, hidden_size or layers out of range</source>
        <translation>hat n_mels, hidden_size oder layers außerhalb des Erlaubten</translation>
    </message>
    <message>
        <source>has recording statistics for another number of mel bands than n_mels</source>
        <translation>hat Aufnahmestatistiken für eine andere Zahl von Mel-Bändern als n_mels</translation>
    </message>
    <message>
        <source>must have two convolution_strides of 1 or 2 that, with average_pairs, make one token of four frames</source>
        <translation>muss zwei convolution_strides von 1 oder 2 haben, die mit average_pairs aus vier Frames ein Token machen</translation>
    </message>
    <message>
        <source>cannot be used: {0}</source>
        <translation>ist nicht zu gebrauchen: {0}</translation>
    </message>
    <message>
        <source>needs a dynamic range from 1 to 20 decades and a peak level from -20 to 20 in input_scaling</source>
        <translation>braucht in input_scaling einen Dynamikumfang von 1 bis 20 Dekaden und einen Spitzenpegel von -20 bis 20</translation>
    </message>
    <message>
        <source>needs a positive prior_seconds of voice_normalisation</source>
        <translation>braucht ein positives prior_seconds von voice_normalisation</translation>
    </message>
    <message>
        <source>needs &quot;speaker&quot; or &quot;recording&quot; as the unit of voice_normalisation</source>
        <translation>braucht „speaker“ oder „recording“ als unit von voice_normalisation</translation>
    </message>
    <message>
        <source>There cannot be more bands to reconstruct than the tokenizer has mel bands.</source>
        <translation>Es lassen sich nicht mehr Bänder rekonstruieren, als der Tokenizer Mel-Bänder hat.</translation>
    </message>
    <message>
        <source>The decoder&apos;s width must be even.</source>
        <translation>Die Breite des Decoders muss gerade sein.</translation>
    </message>
    <message>
        <source>The encoder has {0} blocks: no more can stay as they are.</source>
        <translation>Der Encoder hat {0} Blöcke: Mehr können nicht bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>The temporary LoRA that is followed needs a positive learning rate.</source>
        <translation>Das temporäre LoRA, dem gefolgt wird, braucht eine positive Lernrate.</translation>
    </message>
    <message>
        <source>Memory can be followed only while an SLLM is trained on windows that walk the dialogues.</source>
        <translation>Dem Gedächtnis lässt sich nur folgen, während ein SLLM auf Fenstern trainiert wird, die durch die Dialoge gehen.</translation>
    </message>
    <message>
        <source>A base that learns the next token only has no emotion loss to weigh.</source>
        <translation>Eine Basis, die nur das nächste Token lernt, hat keinen Emotionsverlust zu gewichten.</translation>
    </message>
    <message>
        <source>There is no preset &quot;{0}&quot; here: use quick; paper is for the SLLM.</source>
        <translation>Eine Vorgabe „{0}“ gibt es hier nicht: Nehmen Sie quick; paper ist für das SLLM.</translation>
    </message>
    <message>
        <source>A base that learns the next token only can be stopped by its loss only.</source>
        <translation>Eine Basis, die nur das nächste Token lernt, lässt sich nur nach ihrem Verlust anhalten.</translation>
    </message>
    <message>
        <source>The width must be a multiple of the attention heads.</source>
        <translation>Die Breite muss ein Vielfaches der Attention-Köpfe sein.</translation>
    </message>
    <message>
        <source>The output could not be written to stdout: is the disk full?</source>
        <translation>Die Ausgabe ließ sich nicht auf stdout schreiben: Ist der Datenträger voll?</translation>
    </message>
    <message>
        <source>The folder {0} holds files already: name another one.</source>
        <translation>Der Ordner {0} enthält schon Dateien: Nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>The file {0} is no JSON object.</source>
        <translation>Die Datei {0} ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The sound device does not answer: check that it is still connected, or choose another as the system&apos;s default output, then play again.</source>
        <translation>Das Tongerät antwortet nicht: Prüfen Sie, ob es noch angeschlossen ist, oder wählen Sie im System eine andere Standardausgabe, und spielen Sie dann noch einmal ab.</translation>
    </message>
    <message>
        <source>The program {0} cannot be started: it belongs beside this one.</source>
        <translation>Das Programm {0} lässt sich nicht starten: Es gehört neben dieses.</translation>
    </message>
    <message>
        <source>The program ended before it said a word.</source>
        <translation>Das Programm endete, bevor es ein Wort sagte.</translation>
    </message>
    <message>
        <source>A corpus is being tokenized already: wait for it, or stop it first.</source>
        <translation>Gerade wird schon ein Korpus in Token umgewandelt: Warten Sie darauf, oder halten Sie es zuerst an.</translation>
    </message>
    <message>
        <source>The training is getting ready: ask again in a moment.</source>
        <translation>Das Training bereitet sich vor: Fragen Sie gleich noch einmal.</translation>
    </message>
    <message>
        <source>The training ended before it said a word.</source>
        <translation>Das Training endete, bevor es ein Wort sagte.</translation>
    </message>
    <message>
        <source>The two steps ended without a word: the machine may be short of memory.</source>
        <translation>Die zwei Schritte endeten ohne ein Wort: Vielleicht hat der Rechner zu wenig Speicher.</translation>
    </message>
    <message>
        <source>The run folder {0} cannot be made: {1}.</source>
        <translation>Der Laufordner {0} lässt sich nicht anlegen: {1}.</translation>
    </message>
    <message>
        <source>The run folder {0} is not there any more.</source>
        <translation>Den Laufordner {0} gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>The run to compare with found other sentences; analyse the recording again and then compare.</source>
        <translation>Der Lauf, mit dem verglichen werden soll, fand andere Sätze; analysieren Sie die Aufnahme noch einmal und vergleichen Sie dann.</translation>
    </message>
    <message>
        <source>A segments file belongs to a recording: open the recording first, or drop both together.</source>
        <translation>Eine Segmentdatei gehört zu einer Aufnahme: Öffnen Sie zuerst die Aufnahme, oder legen Sie beide zusammen ab.</translation>
    </message>
    <message>
        <source>needs dpm.half_life, where it is there, not negative</source>
        <translation>braucht ein dpm.half_life, das, wo es da ist, nicht negativ ist</translation>
    </message>
    <message>
        <source>has a familiarity outside [0, 1]</source>
        <translation>hat eine Vertrautheit (familiarity) außerhalb von [0, 1]</translation>
    </message>
    <message>
        <source>The manifest in {0} has no clip of the corpus &quot;{1}&quot;.</source>
        <translation>Das Manifest in {0} hat keinen Clip des Korpus „{1}“.</translation>
    </message>
    <message>
        <source>Remove labels from {0} sentences</source>
        <translation>Labels von {0} Sätzen entfernen</translation>
    </message>
    <message>
        <source>Label {0} sentences as {1}</source>
        <translation>{0} Sätzen das Label {1} geben</translation>
    </message>
    <message>
        <source>{0} does not sound as the recording of {1} did: choose the file that the project was made of.</source>
        <translation>{0} klingt nicht wie die Aufnahme von {1}: Wählen Sie die Datei, aus der das Projekt gemacht wurde.</translation>
    </message>
    <message>
        <source>There is a speaker {0} already: merge the two instead.</source>
        <translation>Den Sprecher {0} gibt es schon: Führen Sie stattdessen beide zusammen.</translation>
    </message>
    <message>
        <source>That part of the spectrogram lies past the end of the recording.</source>
        <translation>Dieser Teil des Spektrogramms liegt hinter dem Ende der Aufnahme.</translation>
    </message>
    <message>
        <source>{0} has {1} channels, and {2} are needed: choose another device, or change the channels in the consent file.</source>
        <translation>{0} hat {1} Kanäle, gebraucht werden {2}: Wählen Sie ein anderes Gerät, oder ändern Sie die Kanäle in der Einwilligungsdatei.</translation>
    </message>
    <message>
        <source>No channel was named to record.</source>
        <translation>Es wurde kein Kanal genannt, der aufgenommen werden soll.</translation>
    </message>
    <message>
        <source>There is no such device to record from, or it cannot be opened: connect one, or list them with undertone-cli record --list-inputs.</source>
        <translation>Ein solches Aufnahmegerät gibt es nicht, oder es lässt sich nicht öffnen: Schließen Sie eines an, oder zeigen Sie alle mit undertone-cli record --list-inputs.</translation>
    </message>
    <message>
        <source>The device to record from does not open: check that no other program holds it, or choose another.</source>
        <translation>Das Aufnahmegerät öffnet sich nicht: Prüfen Sie, ob ein anderes Programm es belegt, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>This device does not give {0} Hz, as the recording has: choose another.</source>
        <translation>Dieses Gerät liefert nicht die {0} Hz der Aufnahme: Wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>The device says {0} Hz, but its frames come at another pace: times of this recording will be off. Choose another device or rate.</source>
        <translation>Das Gerät nennt {0} Hz, seine Werte kommen aber in einem anderen Takt: Zeiten dieser Aufnahme werden falsch sein. Wählen Sie ein anderes Gerät oder eine andere Abtastrate.</translation>
    </message>
    <message>
        <source>Name the file to write with -o.</source>
        <translation>Nennen Sie mit -o die Datei, die geschrieben werden soll.</translation>
    </message>
    <message>
        <source>With --list recordings and their segments stand in the list: name no AUDIO, no --segments and no --recording.</source>
        <translation>Mit --list stehen Aufnahmen und ihre Segmente in der Liste: Nennen Sie weder AUDIO noch --segments oder --recording.</translation>
    </message>
    <message>
        <source>Name the folder for the results of the list with -o.</source>
        <translation>Nennen Sie mit -o den Ordner für die Ergebnisse der Liste.</translation>
    </message>
    <message>
        <source>--shard and --collect belong to a list of recordings: name it with --list.</source>
        <translation>--shard und --collect gehören zu einer Liste von Aufnahmen: Nennen Sie sie mit --list.</translation>
    </message>
    <message>
        <source>Name recordings, or a list of them with --list.</source>
        <translation>Nennen Sie Aufnahmen, oder mit --list eine Liste von ihnen.</translation>
    </message>
    <message>
        <source>No passphrase was given: use --passphrase-fd, the variable UNDERTONE_PASSPHRASE, or a terminal.</source>
        <translation>Es wurde keine Passphrase angegeben: Verwenden Sie --passphrase-fd, die Variable UNDERTONE_PASSPHRASE oder ein Terminal.</translation>
    </message>
    <message>
        <source>This session has no results: analyse it first; a withdrawal destroys them.</source>
        <translation>Diese Sitzung hat keine Ergebnisse: Werten Sie sie zuerst aus; ein Widerruf vernichtet sie.</translation>
    </message>
    <message>
        <source>There is no channel {0}: this session has {1}, counted from 0.</source>
        <translation>Einen Kanal {0} gibt es nicht: Diese Sitzung hat {1}, gezählt ab 0.</translation>
    </message>
    <message>
        <source>These were two different passphrases: nothing was changed.</source>
        <translation>Das waren zwei verschiedene Passphrasen: Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Recording needs --session and --consent.</source>
        <translation>Zum Aufnehmen braucht es --session und --consent.</translation>
    </message>
    <message>
        <source>Recording into {0}. Ctrl-C ends it.</source>
        <translation>Aufnahme läuft, nach {0}. Strg+C beendet sie.</translation>
    </message>
    <message>
        <source>{0} sentences were analysed; the results are sealed in the session. They leave it only where everyone consents to share them.</source>
        <translation>{0} Sätze wurden ausgewertet; die Ergebnisse liegen verschlüsselt in der Sitzung. Sie verlassen sie nur, wenn alle der Weitergabe zustimmen.</translation>
    </message>
    <message>
        <source>The recording had been interrupted: what was written until then is the session now.</source>
        <translation>Die Aufnahme war unterbrochen worden: Was bis dahin geschrieben war, ist jetzt die Sitzung.</translation>
    </message>
    <message>
        <source>A shard leaves its codes in the cache: --shard and --no-cache exclude each other.</source>
        <translation>Ein Anteil hinterlässt seine Codes im Cache: --shard und --no-cache schließen sich aus.</translation>
    </message>
    <message>
        <source>This system does not let keys be kept off the swap disk: raise the limit of locked memory (ulimit -l), or encrypt the swap disk.</source>
        <translation>Dieses System lässt nicht zu, dass Schlüssel von der Auslagerungsdatei ferngehalten werden: Erhöhen Sie die Grenze für gesperrten Speicher (ulimit -l), oder verschlüsseln Sie die Auslagerung.</translation>
    </message>
    <message>
        <source>There is no model named &quot;{0}&quot; in {1}. undertone-cli model list names those that are installed.</source>
        <translation>In {1} gibt es kein Modell namens „{0}“. undertone-cli model list nennt die installierten.</translation>
    </message>
    <message>
        <source>The model in {0} could not be removed: {1}.</source>
        <translation>Das Modell in {0} konnte nicht entfernt werden: {1}.</translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; lies in {1}, which is not your own folder of models ({2}), and is left alone.</source>
        <translation>Das Modell „{0}“ liegt in {1}; das ist nicht Ihr eigener Ordner für Modelle ({2}), und es bleibt unberührt.</translation>
    </message>
    <message>
        <source>{0} was trained on the voice of someone who has withdrawn: it is not used until it is trained again without them.</source>
        <translation>{0} wurde mit der Stimme von jemandem trainiert, der widerrufen hat: Es wird nicht verwendet, bis es ohne diese Stimme neu trainiert ist.</translation>
    </message>
    <message>
        <source>The work on the list was cancelled; what is finished stands, and the same command goes on from there.</source>
        <translation>Die Arbeit an der Liste wurde abgebrochen; was fertig ist, bleibt, und derselbe Befehl setzt sie dort fort.</translation>
    </message>
    <message>
        <source>{0} is left out: {1}</source>
        <translation>{0} wird ausgelassen: {1}</translation>
    </message>
    <message>
        <source>{0} failed: {1}</source>
        <translation>{0} ist fehlgeschlagen: {1}</translation>
    </message>
    <message>
        <source>{0} was computed with another model than the results before it: remove the results of one of them from {1} and analyse the list again.</source>
        <translation>{0} stammt von einem anderen Modell als die Ergebnisse davor: Entfernen Sie die Ergebnisse eines der beiden aus {1}, und analysieren Sie die Liste erneut.</translation>
    </message>
    <message>
        <source>{0} contains results computed with other settings, which {1} names: take another folder, or the same model and options.</source>
        <translation>{0} enthält Ergebnisse mit anderen Einstellungen, die {1} nennt: Nehmen Sie einen anderen Ordner oder dasselbe Modell und dieselben Optionen.</translation>
    </message>
    <message>
        <source>{0} names no recording: write one on each line.</source>
        <translation>{0} nennt keine Aufnahme: Schreiben Sie eine in jede Zeile.</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2} stands in line {3} already.</source>
        <translation>{0}, Zeile {1}: {2} steht schon in Zeile {3}.</translation>
    </message>
    <message>
        <source>The numbers of the job array have gaps; give it --array={0}-{1}, or name the part with --shard I/N.</source>
        <translation>Die Nummern des Job-Arrays haben Lücken; starten Sie es mit --array={0}-{1}, oder nennen Sie den Anteil mit --shard I/N.</translation>
    </message>
    <message>
        <source>Entry {0} was changed: nothing from it on can be trusted.</source>
        <translation>Eintrag {0} wurde geändert: Ihm und allem danach ist nicht zu trauen.</translation>
    </message>
    <message>
        <source>Entries are missing at the end, from entry {0} on.</source>
        <translation>Am Ende fehlen Einträge, ab Eintrag {0}.</translation>
    </message>
    <message>
        <source>The file that says where the log ends was changed or removed.</source>
        <translation>Die Datei, die sagt, wo das Protokoll endet, wurde geändert oder entfernt.</translation>
    </message>
    <message>
        <source>The printed head is in no entry: entries since are missing, or it is of another session.</source>
        <translation>Der gedruckte Kettenwert steht in keinem Eintrag: Einträge seither fehlen, oder er gehört zu einer anderen Sitzung.</translation>
    </message>
    <message>
        <source>Entry {0} is missing.</source>
        <translation>Eintrag {0} fehlt.</translation>
    </message>
    <message>
        <source>Entry {0} does not lie where it belongs, but further on.</source>
        <translation>Eintrag {0} liegt nicht an seinem Platz, sondern weiter hinten.</translation>
    </message>
    <message>
        <source>Entry {0} is there a second time.</source>
        <translation>Eintrag {0} ist ein zweites Mal da.</translation>
    </message>
    <message>
        <source>it names no purpose, or nobody who answers for the recording (&quot;controller&quot;)</source>
        <translation>sie nennt keinen Zweck oder niemanden, der für die Aufnahme einsteht („controller“)</translation>
    </message>
    <message>
        <source>its &quot;exception&quot; needs a &quot;reason&quot; and &quot;claimed_by&quot;: who claims it documents it</source>
        <translation>ihre „exception“ braucht „reason“ und „claimed_by“: Wer sie in Anspruch nimmt, belegt sie</translation>
    </message>
    <message>
        <source>the file {0} is not there, or does not lie in its folder</source>
        <translation>die Datei {0} fehlt oder liegt nicht in ihrem Ordner</translation>
    </message>
    <message>
        <source>one of its texts is longer than {0} bytes</source>
        <translation>einer ihrer Texte ist länger als {0} Bytes</translation>
    </message>
    <message>
        <source>Nobody in this session has the id &quot;{0}&quot;: undertone-cli consent show names all.</source>
        <translation>In dieser Sitzung hat niemand die Kennung „{0}“: undertone-cli consent show nennt alle.</translation>
    </message>
    <message>
        <source>Everyone in this session has withdrawn: nothing of it may be used.</source>
        <translation>Alle in dieser Sitzung haben widerrufen: Nichts davon darf verwendet werden.</translation>
    </message>
    <message>
        <source>{0} holds no recorded session.</source>
        <translation>{0} enthält keine aufgenommene Sitzung.</translation>
    </message>
    <message>
        <source>Speaker {0} has not agreed to this use, or not any more: {1}.</source>
        <translation>Sprecher {0} hat dieser Verwendung nicht oder nicht mehr zugestimmt: {1}.</translation>
    </message>
    <message>
        <source>the notice that speaker {0} was shown is not this program&apos;s in that language: print it with undertone-cli consent notice, or name the file of your own as &quot;notice_file&quot; with its SHA-256</source>
        <translation>der Hinweis, der Sprecher {0} gezeigt wurde, ist nicht der dieses Programms in dieser Sprache: Drucken Sie ihn mit undertone-cli consent notice, oder nennen Sie Ihre eigene Datei als „notice_file“ mit ihrem SHA-256</translation>
    </message>
    <message>
        <source>Emotions may not be inferred at workplaces or in education (EU AI Act, Art. 5(1)(f)), except for medical or safety reasons that are documented in the session.</source>
        <translation>Gefühle dürfen am Arbeitsplatz und in der Bildung nicht abgeleitet werden (EU-KI-Verordnung, Art. 5 Abs. 1 Buchst. f), außer aus medizinischen Gründen oder Sicherheitsgründen, die in der Sitzung belegt sind.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no use: take record, analyse, train and share</source>
        <translation>„{0}“ ist keine Verwendung: Möglich sind record, analyse, train und share</translation>
    </message>
    <message>
        <source>&quot;retention_until&quot; is no time such as 2027-03-01T00:00:00Z</source>
        <translation>„retention_until“ ist keine Zeit wie 2027-03-01T00:00:00Z</translation>
    </message>
    <message>
        <source>this program reads schema 1</source>
        <translation>dieses Programm liest Schema 1</translation>
    </message>
    <message>
        <source>{0} was changed or is damaged: put a copy of it in its place.</source>
        <translation>{0} wurde geändert oder ist beschädigt: Setzen Sie eine Kopie an ihre Stelle.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no id of a speaker: take up to 32 letters, digits, - and _</source>
        <translation>„{0}“ ist keine Kennung eines Sprechers: Möglich sind bis zu 32 Buchstaben, Ziffern, - und _</translation>
    </message>
    <message>
        <source>the speaker {0} is there twice</source>
        <translation>der Sprecher {0} kommt zweimal vor</translation>
    </message>
    <message>
        <source>it needs 1 to {0} speakers</source>
        <translation>sie braucht 1 bis {0} Sprecher</translation>
    </message>
    <message>
        <source>&quot;when&quot; and &quot;until&quot; of speaker {0} are not two times such as 2026-03-01T14:05:09Z, one after the other</source>
        <translation>„when“ und „until“ von Sprecher {0} sind nicht zwei Zeiten wie 2026-03-01T14:05:09Z, die eine nach der anderen</translation>
    </message>
    <message>
        <source>{0} was changed, or sealed by another key: it is not used. What was computed is computed again.</source>
        <translation>{0} wurde geändert oder mit einem anderen Schlüssel versiegelt und wird nicht verwendet. Was berechnet war, wird neu berechnet.</translation>
    </message>
    <message>
        <source>The log&apos;s entry</source>
        <translation>Der Eintrag des Protokolls</translation>
    </message>
    <message>
        <source>An entry of a session&apos;s log is at most {0} bytes.</source>
        <translation>Ein Eintrag im Protokoll einer Sitzung hat höchstens {0} Bytes.</translation>
    </message>
    <message>
        <source>There is a vault in {0} already: open it, or name another folder.</source>
        <translation>In {0} gibt es schon einen Tresor: Öffnen Sie ihn, oder nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The key of this was destroyed, or belongs to another vault: it cannot be read any more.</source>
        <translation>Der Schlüssel hierzu wurde vernichtet oder gehört zu einem anderen Tresor: Es kann nicht mehr gelesen werden.</translation>
    </message>
    <message>
        <source>The passphrase was changed by another program meanwhile: open the vault again.</source>
        <translation>Ein anderes Programm hat inzwischen die Passphrase geändert: Öffnen Sie den Tresor noch einmal.</translation>
    </message>
    <message>
        <source>The file of keys was changed or is damaged, and opens nothing: put a copy of it in its place.</source>
        <translation>Die Schlüsseldatei wurde geändert oder ist beschädigt und öffnet nichts: Setzen Sie eine Kopie an ihre Stelle.</translation>
    </message>
    <message>
        <source>The log {0} was changed: undertone-cli audit verify says where. The session is not used.</source>
        <translation>Das Protokoll {0} wurde geändert: undertone-cli audit verify sagt, wo. Die Sitzung wird nicht verwendet.</translation>
    </message>
    <message>
        <source>No sound of this channel lies in {0}.</source>
        <translation>In {0} liegt kein Ton dieses Kanals.</translation>
    </message>
    <message>
        <source>There is too little memory for keys: close other programs and try again.</source>
        <translation>Für die Schlüssel fehlt Arbeitsspeicher: Schließen Sie andere Programme, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>There is no vault in {0}: make one with undertone-cli vault create.</source>
        <translation>In {0} gibt es keinen Tresor: Legen Sie einen mit undertone-cli vault create an.</translation>
    </message>
    <message>
        <source>This is no file of keys that this program reads.</source>
        <translation>Das ist keine Schlüsseldatei, die dieses Programm liest.</translation>
    </message>
    <message>
        <source>{0} is no sealed sound that this program reads.</source>
        <translation>{0} ist kein versiegelter Ton, den dieses Programm liest.</translation>
    </message>
    <message>
        <source>A passphrase needs at least {0} characters: take several words that nobody would guess.</source>
        <translation>Eine Passphrase braucht mindestens {0} Zeichen: Nehmen Sie mehrere Wörter, die niemand errät.</translation>
    </message>
    <message>
        <source>A sample rate of {0} Hz cannot be recorded: take one from {1} to {2} Hz.</source>
        <translation>Eine Abtastrate von {0} Hz kann nicht aufgenommen werden: Möglich sind {1} bis {2} Hz.</translation>
    </message>
    <message>
        <source>This is not the code of a recovery sheet, or it is mistyped: compare it with the sheet.</source>
        <translation>Das ist kein Code eines Wiederherstellungsblatts, oder er ist vertippt: Vergleichen Sie ihn mit dem Blatt.</translation>
    </message>
    <message>
        <source>{0} was changed, cut or exchanged, or is missing: nothing of it is used. A copy made earlier can take its place.</source>
        <translation>{0} wurde geändert, abgeschnitten oder vertauscht oder fehlt: Nichts davon wird verwendet. Eine frühere Kopie kann an die Stelle treten.</translation>
    </message>
    <message>
        <source>There is a session in {0} already: name another folder.</source>
        <translation>In {0} gibt es schon eine Sitzung: Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>This passphrase does not open the vault: type it again, or use the recovery sheet.</source>
        <translation>Diese Passphrase öffnet den Tresor nicht: Geben Sie sie noch einmal ein, oder verwenden Sie das Wiederherstellungsblatt.</translation>
    </message>
    <message>
        <source>This recovery code is of another vault, or was replaced by a later one.</source>
        <translation>Dieser Wiederherstellungscode gehört zu einem anderen Tresor oder wurde durch einen späteren ersetzt.</translation>
    </message>
    <message>
        <source>{0} is damaged: make it again with undertone-cli model familiarity, or remove it.</source>
        <translation>{0} ist beschädigt: Erzeugen Sie die Datei mit undertone-cli model familiarity neu oder entfernen Sie sie.</translation>
    </message>
    <message>
        <source>Familiarity is measured of codes of a finite scalar quantizer with 3 levels alone.</source>
        <translation>Die Vertrautheit wird nur an Codes eines endlichen skalaren Quantisierers mit 3 Stufen gemessen.</translation>
    </message>
    <message>
        <source>Familiarity is judged by at least {0} sentences of 8 codes or more, and there are {1}: name more tokens.</source>
        <translation>Die Vertrautheit wird an mindestens {0} Sätzen mit 8 oder mehr Codes beurteilt, und es sind {1}: Nennen Sie mehr Tokens.</translation>
    </message>
    <message>
        <source>The tokens in {0} were made by another tokenizer than that of the model {1}.</source>
        <translation>Die Tokens in {0} stammen von einem anderen Tokenizer als dem des Modells {1}.</translation>
    </message>
    <message>
        <source>This recording sounds unlike what the model was trained on: do not read its labels as emotions.</source>
        <translation>Diese Aufnahme klingt anders als das, womit das Modell trainiert wurde: Lesen Sie ihre Labels nicht als Emotionen.</translation>
    </message>
    <message>
        <source>There already is a &quot;{0}&quot; in {1}. Choose another name.</source>
        <translation>In {1} gibt es schon „{0}“. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be the name of a model: a name has at least one character, no slash, and does not begin with a dot.</source>
        <translation>„{0}“ kann kein Name eines Modells sein: Ein Name hat mindestens ein Zeichen, keinen Schrägstrich und beginnt nicht mit einem Punkt.</translation>
    </message>
    <message>
        <source>The model in {0} could not be renamed: {1}.</source>
        <translation>Das Modell in {0} konnte nicht umbenannt werden: {1}.</translation>
    </message>
    <message>
        <source>{0} is nothing that this program keeps.</source>
        <translation>{0} ist nichts, was dieses Programm aufbewahrt.</translation>
    </message>
    <message>
        <source>A program is using {0}: it stays.</source>
        <translation>Ein Programm benutzt {0}: Es bleibt.</translation>
    </message>
    <message>
        <source>The vault that this session lies in is locked: open it with its passphrase first.</source>
        <translation>Der Tresor dieser Sitzung ist gesperrt: Öffnen Sie ihn zuerst mit seiner Passphrase.</translation>
    </message>
    <message>
        <source>The tiers of {0} can go along into a file of the same format only, EAF or TextGrid.</source>
        <translation>Die Ebenen von {0} lassen sich nur in eine Datei desselben Formats mitnehmen, EAF oder TextGrid.</translation>
    </message>
    <message>
        <source>IEMOCAP names turns by the speakers F and M; the speaker of sentence {0} is &quot;{1}&quot;. Rename the speakers F and M, or export another format.</source>
        <translation>IEMOCAP benennt Redebeiträge nach den Sprechern F und M; der Sprecher von Satz {0} heißt „{1}“. Nennen Sie die Sprecher F und M, oder exportieren Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>{0} is the file whose tiers are kept, and is not written over: name another with -o.</source>
        <translation>{0} ist die Datei, deren Ebenen behalten werden, und wird nicht überschrieben: Nennen Sie mit -o eine andere.</translation>
    </message>
    <message>
        <source>--speakers cuts a recording where no segments are named. To find who speaks in given sentences, run undertone-cli diarize with --segments, and analyse what it writes.</source>
        <translation>--speakers schneidet eine Aufnahme, zu der keine Segmente genannt sind. Um zu finden, wer in gegebenen Sätzen spricht, rufen Sie undertone-cli diarize mit --segments auf und analysieren Sie, was es schreibt.</translation>
    </message>
    <message>
        <source>Hearing who speaks</source>
        <translation>Hören, wer spricht</translation>
    </message>
    <message>
        <source>Loading the speaker encoder</source>
        <translation>Laden des Sprecher-Encoders</translation>
    </message>
    <message>
        <source>Finding the speakers was cancelled.</source>
        <translation>Die Suche nach den Sprechern wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The speaker encoder is missing, so it cannot be found who speaks: run ./dev setup, build again, or set UNDERTONE_SPEAKER_WEIGHTS to speaker_encoder.safetensors.</source>
        <translation>Der Sprecher-Encoder fehlt, also lässt sich nicht finden, wer spricht: Rufen Sie ./dev setup auf und bauen Sie neu, oder setzen Sie UNDERTONE_SPEAKER_WEIGHTS auf speaker_encoder.safetensors.</translation>
    </message>
    <message>
        <source>The number of speakers is auto or a number from 1 to {1}, not &quot;{0}&quot;.</source>
        <translation>Die Zahl der Sprecher ist auto oder eine Zahl von 1 bis {1}, nicht „{0}“.</translation>
    </message>
    <message>
        <source>Find speakers ({0})</source>
        <translation>Sprecher finden ({0})</translation>
    </message>
    <message>
        <source>A database of audformat is a folder of two files: name the folder with -o.</source>
        <translation>Eine Datenbank von audformat ist ein Ordner mit zwei Dateien: Nennen Sie den Ordner mit -o.</translation>
    </message>
    <message>
        <source>Nobody has labelled a sentence of this project: there is nothing to compare.</source>
        <translation>Niemand hat einem Satz dieses Projekts ein Label gegeben: Es gibt nichts zu vergleichen.</translation>
    </message>
    <message>
        <source>Nothing was heard: look at the microphone, and speak again.</source>
        <translation>Es war nichts zu hören: Sehen Sie nach dem Mikrofon, und sprechen Sie noch einmal.</translation>
    </message>
    <message>
        <source>A FLAC file has at most {0} channels and {1} Hz: take WAV or RF64.</source>
        <translation>Eine FLAC-Datei hat höchstens {0} Kanäle und {1} Hz: Nehmen Sie WAV oder RF64.</translation>
    </message>
    <message>
        <source>--label-at takes the number of a sentence and a label, such as 12=ang; &quot;{0}&quot; is none.</source>
        <translation>--label-at nimmt die Nummer eines Satzes und ein Label, etwa 12=ang; „{0}“ ist das nicht.</translation>
    </message>
    <message>
        <source>There is no device {0}: --list-inputs names those that there are.</source>
        <translation>Ein Gerät {0} gibt es nicht: --list-inputs nennt die vorhandenen.</translation>
    </message>
    <message>
        <source>What is done to memory at sentences, --checkpoints and --replay are about one recording: name that one alone.</source>
        <translation>Was an Sätzen mit dem Gedächtnis geschieht, --checkpoints und --replay betreffen eine einzige Aufnahme: Nennen Sie nur diese.</translation>
    </message>
    <message>
        <source>A recorded session is analysed alone, and its sentences are found in it: name no other recording, no segments and nothing that is done at sentences.</source>
        <translation>Eine aufgenommene Sitzung wird allein ausgewertet, und ihre Sätze werden in ihr gefunden: Nennen Sie keine andere Aufnahme, keine Segmente und nichts, was an Sätzen geschehen soll.</translation>
    </message>
    <message>
        <source>The analysis cannot keep up; nothing of the recording is lost by that, and what is left is analysed when it has ended.</source>
        <translation>Die Auswertung kommt nicht nach; von der Aufnahme geht dabei nichts verloren, und der Rest wird ausgewertet, wenn sie zu Ende ist.</translation>
    </message>
    <message>
        <source>The recording goes on without its analysis. {0}</source>
        <translation>Die Aufnahme läuft ohne Auswertung weiter. {0}</translation>
    </message>
    <message>
        <source>The recording is saved. The analysis of what was said last goes on; Ctrl-C leaves it to undertone-cli analyze, which takes it up.</source>
        <translation>Die Aufnahme ist gesichert. Die Auswertung des zuletzt Gesagten läuft weiter; Strg+C überlässt sie undertone-cli analyze, das sie wieder aufnimmt.</translation>
    </message>
    <message>
        <source>--model names a model for --analyse, which was not given.</source>
        <translation>--model nennt ein Modell für --analyse, das nicht angegeben wurde.</translation>
    </message>
    <message>
        <source>Sentences are numbered from 1, as in the table; {0} is none.</source>
        <translation>Sätze sind ab 1 nummeriert, wie in der Tabelle; {0} ist keine solche Nummer.</translation>
    </message>
    <message>
        <source>No sound of the dialogue {0} was found: it can be listed, but not opened.</source>
        <translation>Zum Dialog {0} wurde kein Ton gefunden: Er lässt sich auflisten, aber nicht öffnen.</translation>
    </message>
    <message>
        <source>The corpus has no such dialogue.</source>
        <translation>Einen solchen Dialog hat das Korpus nicht.</translation>
    </message>
    <message>
        <source>No recording of the corpus in {0} was found: there is nothing to analyse.</source>
        <translation>Vom Korpus in {0} wurde keine Aufnahme gefunden: Es gibt nichts zu analysieren.</translation>
    </message>
    <message>
        <source>The folder {0} holds no corpus that is known, and no recordings.</source>
        <translation>Der Ordner {0} enthält weder ein bekanntes Korpus noch Aufnahmen.</translation>
    </message>
    <message>
        <source>Only a run that tokenizes each sentence by itself takes sentences as they are spoken.</source>
        <translation>Nur ein Lauf, der jeden Satz für sich in Token umwandelt, nimmt Sätze entgegen, während sie gesprochen werden.</translation>
    </message>
    <message>
        <source>The memory plan says two things of sentence {0} that cannot both be done: leave one of them out.</source>
        <translation>Der Gedächtnisplan sagt zu Satz {0} zweierlei, was nicht zusammen geht: Lassen Sie eines davon weg.</translation>
    </message>
    <message>
        <source>This model was trained without emotions between its sentences, so it cannot be told the label of one: use a model with &quot;prefix_emotions&quot;: &quot;kept&quot;, or leave the labels out of the memory plan.</source>
        <translation>Dieses Modell wurde ohne Emotionen zwischen den Sätzen trainiert; das Label eines Satzes lässt sich ihm also nicht mitteilen: Nehmen Sie ein Modell mit &quot;prefix_emotions&quot;: &quot;kept&quot;, oder lassen Sie die Labels aus dem Gedächtnisplan weg.</translation>
    </message>
    <message>
        <source>With memory off there is none to freeze or reset: turn memory on, or leave the memory plan out.</source>
        <translation>Ohne Gedächtnis gibt es keines, das sich einfrieren oder zurücksetzen ließe: Schalten Sie das Gedächtnis ein, oder lassen Sie den Gedächtnisplan weg.</translation>
    </message>
    <message>
        <source>The model has no label &quot;{0}&quot;, which the memory plan names for sentence {1}.</source>
        <translation>Das Modell hat kein Label „{0}“, das der Gedächtnisplan für Satz {1} nennt.</translation>
    </message>
    <message>
        <source>has a memory plan that is not a list</source>
        <translation>hat einen Gedächtnisplan, der keine Liste ist</translation>
    </message>
    <message>
        <source>The memory plan names sentence {0}, but the recording has {1}: name one of those.</source>
        <translation>Der Gedächtnisplan nennt Satz {0}, aber die Aufnahme hat {1}: Nennen Sie einen von diesen.</translation>
    </message>
    <message>
        <source>says two things of sentence {0} that cannot both be done</source>
        <translation>sagt zu Satz {0} zweierlei, was nicht zusammen geht</translation>
    </message>
    <message>
        <source>The connection with the other processes of this training failed: {0}.</source>
        <translation>Die Verbindung mit den anderen Prozessen dieses Trainings ist gescheitert: {0}.</translation>
    </message>
    <message>
        <source>There is no {0} beside this program: it was built without MPI. Install libopenmpi-dev and build again, or train without --distributed.</source>
        <translation>Neben diesem Programm liegt keine {0}: Es wurde ohne MPI gebaut. Installieren Sie libopenmpi-dev und bauen Sie neu, oder trainieren Sie ohne --distributed.</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}. Install openmpi-bin, or train without --distributed.</source>
        <translation>{0} lässt sich nicht öffnen: {1}. Installieren Sie openmpi-bin, oder trainieren Sie ohne --distributed.</translation>
    </message>
    <message>
        <source>MPI does not start in this process. Start the training with mpirun or srun --mpi=pmix.</source>
        <translation>MPI startet in diesem Prozess nicht. Starten Sie das Training mit mpirun oder srun --mpi=pmix.</translation>
    </message>
    <message>
        <source>The processes of this training were given different settings or dialogues. Start all of them with the same command over the same files.</source>
        <translation>Die Prozesse dieses Trainings haben verschiedene Einstellungen oder Dialoge bekommen. Starten Sie alle mit demselben Befehl über denselben Dateien.</translation>
    </message>
    <message>
        <source>One process of this training stands at step {0}, another at step {1}. All of them have to see the same folder {2}, on a file system that they share.</source>
        <translation>Ein Prozess dieses Trainings steht bei Schritt {0}, ein anderer bei Schritt {1}. Alle müssen denselben Ordner {2} sehen, auf einem gemeinsamen Dateisystem.</translation>
    </message>
    <message>
        <source>{0} batches a step cannot be shared out evenly among {1} processes. Set --accumulate to a multiple of the number of processes.</source>
        <translation>{0} Batches je Schritt lassen sich nicht gleichmäßig auf {1} Prozesse verteilen. Setzen Sie --accumulate auf ein Vielfaches der Zahl der Prozesse.</translation>
    </message>
    <message>
        <source>Training that the temporary LoRA follows runs in one process. Leave --distributed out.</source>
        <translation>Ein Training, dem das temporäre LoRA folgt, läuft in einem Prozess. Lassen Sie --distributed weg.</translation>
    </message>
    <message>
        <source>Nothing was recorded, so that there is nothing to analyse.</source>
        <translation>Es wurde nichts aufgenommen; es gibt also nichts auszuwerten.</translation>
    </message>
    <message>
        <source>The run to go on from is one of another recording, {0}: name a run of this one.</source>
        <translation>Der Lauf, der fortgeführt werden soll, gehört zu einer anderen Aufnahme, {0}: Nennen Sie einen Lauf dieser Aufnahme.</translation>
    </message>
    <message>
        <source>{0} The run goes on; a replay of it would read more sentences again.</source>
        <translation>{0} Der Lauf geht weiter; ein Neulauf davon würde mehr Sätze noch einmal lesen.</translation>
    </message>
    <message>
        <source>The list of this session&apos;s sentences</source>
        <translation>Die Liste der Sätze dieser Sitzung</translation>
    </message>
    <message>
        <source>The list of this session&apos;s sentences was changed or is damaged; they are cut anew.</source>
        <translation>Die Liste der Sätze dieser Sitzung wurde geändert oder ist beschädigt; sie werden neu geschnitten.</translation>
    </message>
    <message>
        <source>Decide on {1} for the sentence at {0}</source>
        <translation>Für den Satz bei {0} auf {1} entscheiden</translation>
    </message>
    <message>
        <source>Label {0} sentences</source>
        <translation>{0} Sätzen Labels geben</translation>
    </message>
    <message>
        <source>Take back the decision on the sentence at {0}</source>
        <translation>Entscheidung über den Satz bei {0} zurücknehmen</translation>
    </message>
    <message>
        <source>{0}, and fork of the run</source>
        <translation>{0}, und Abzweigung des Laufs</translation>
    </message>
    <message>
        <source>{0}, and its replay</source>
        <translation>{0}, und Neulauf dazu</translation>
    </message>
    <message>
        <source>Fork of the run at {0}</source>
        <translation>Abzweigung des Laufs bei {0}</translation>
    </message>
    <message>
        <source>Replay from {0}</source>
        <translation>Neulauf ab {0}</translation>
    </message>
    <message>
        <source>Show run {0}</source>
        <translation>Lauf {0} zeigen</translation>
    </message>
    <message>
        <source>What others say of this sentence is hidden: label it and reveal it before you decide.</source>
        <translation>Was andere zu diesem Satz sagen, ist verborgen: Geben Sie ihm ein Label und decken Sie ihn auf, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>Give the sentence a label of your own first: then what others say of it can be revealed.</source>
        <translation>Geben Sie dem Satz zuerst ein eigenes Label: Dann lässt sich aufdecken, was andere dazu sagen.</translation>
    </message>
    <message>
        <source>Who speaks in a recorded session is said by its channels: leave --speakers out.</source>
        <translation>Wer in einer aufgenommenen Sitzung spricht, sagen ihre Kanäle: Lassen Sie --speakers weg.</translation>
    </message>
    <message>
        <source>The largest norm of memory under which emotions are read must be 0 or more.</source>
        <translation>Die größte Norm des Gedächtnisses, unter der Emotionen gelesen werden, muss 0 oder mehr sein.</translation>
    </message>
    <message>
        <source>needs dpm.readout_norm, where it is there, not negative</source>
        <translation>braucht ein dpm.readout_norm, das, wo es da ist, nicht negativ ist</translation>
    </message>
    <message>
        <source>The {0} simulated recordings of a step cannot be shared out among {1} processes. Set --groups to the number of processes or more.</source>
        <translation>Die {0} simulierten Aufnahmen eines Schritts lassen sich nicht auf {1} Prozesse verteilen. Setzen Sie --groups mindestens auf die Zahl der Prozesse.</translation>
    </message>
    <message>
        <source>The timeline as JSON holds what a run of a model found, and these are labels of an annotator: choose another format.</source>
        <translation>Die Zeitleiste als JSON enthält, was ein Lauf eines Modells gefunden hat, und dies sind Labels einer annotierenden Person: Wählen Sie ein anderes Format.</translation>
    </message>
    <message>
        <source>Nobody called {0} has labelled a sentence of this project; these have: {1}.</source>
        <translation>Niemand namens {0} hat einem Satz dieses Projekts ein Label gegeben; Labels gibt es von: {1}.</translation>
    </message>
    <message>
        <source>Nobody has labelled a sentence of this project: there are no labels to export.</source>
        <translation>Niemand hat einem Satz dieses Projekts ein Label gegeben: Es gibt keine Labels zum Exportieren.</translation>
    </message>
    <message>
        <source>A passphrase is at most {0} bytes long.</source>
        <translation>Eine Passphrase ist höchstens {0} Byte lang.</translation>
    </message>
    <message>
        <source>The keys were destroyed; the log of the session does not say so, as it is damaged. {0}</source>
        <translation>Die Schlüssel wurden vernichtet; im Protokoll der Sitzung steht das nicht, weil es beschädigt ist. {0}</translation>
    </message>
    <message>
        <source>The head of the session&apos;s log, which tells of this export: {0}</source>
        <translation>Der Kopf des Sitzungsprotokolls, in dem dieser Export steht: {0}</translation>
    </message>
    <message>
        <source>The model {0} was trained on this session and is not blocked: delete it. {1}</source>
        <translation>Das Modell {0} wurde mit dieser Sitzung trainiert und ist nicht gesperrt: Löschen Sie es. {1}</translation>
    </message>
    <message>
        <source>The session {0} was passed over. {1}</source>
        <translation>Die Sitzung {0} wurde übergangen. {1}</translation>
    </message>
    <message>
        <source>What was stated about the recording would be written to {0}, where another file stands: move it, or choose another name.</source>
        <translation>Ihre Angaben zur Aufnahme würden nach {0} geschrieben, wo eine andere Datei liegt: Verschieben Sie diese, oder wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>--shard slurm is for a task of a Slurm job array, and this is none: name the part with --shard I/N, or leave it out for all of it.</source>
        <translation>--shard slurm gilt für eine Aufgabe eines Job-Arrays von Slurm, und dies ist keine: Nennen Sie den Teil mit --shard I/N, oder lassen Sie die Option für das Ganze weg.</translation>
    </message>
    <message>
        <source>An array of task {0} alone would do the work of all tasks. Submit the array as it was: what is finished is skipped. Or name the part with --shard I/N.</source>
        <translation>Ein Array allein aus Aufgabe {0} täte die Arbeit aller Aufgaben. Starten Sie das Array so wie zuvor: Fertiges wird übersprungen. Oder nennen Sie den Teil mit --shard I/N.</translation>
    </message>
    <message>
        <source>--shard is the part and the number of parts, as 1/4 to 4/4, or slurm, not &quot;{0}&quot;.</source>
        <translation>--shard ist der Teil und die Anzahl der Teile, etwa 1/4 bis 4/4, oder slurm, nicht &quot;{0}&quot;.</translation>
    </message>
    <message>
        <source>The day until which the session is kept is over: choose a later one.</source>
        <translation>Der Tag, bis zu dem die Sitzung aufbewahrt wird, ist vorbei: Wählen Sie einen späteren.</translation>
    </message>
    <message>
        <source>The channels of the session are numbered wrongly: put a copy of it in its place.</source>
        <translation>Die Kanäle der Sitzung sind falsch nummeriert: Ersetzen Sie sie durch eine Kopie.</translation>
    </message>
    <message>
        <source>Somebody withdrew, and not all of it is destroyed yet; the session opens once that can be done. What hindered it: {0}</source>
        <translation>Jemand hat widerrufen, und noch ist nicht alles vernichtet; die Sitzung öffnet sich, sobald das möglich ist. Was es verhinderte: {0}</translation>
    </message>
    <message>
        <source>The log, the session or the file of keys in {0} is an older copy: a withdrawal may be missing in it. The session is not used; put the latest copies back, or delete it.</source>
        <translation>Das Protokoll, die Sitzung oder die Schlüsseldatei in {0} ist eine ältere Kopie: Ein Widerruf kann darin fehlen. Die Sitzung wird nicht verwendet; legen Sie die neuesten Kopien zurück, oder löschen Sie sie.</translation>
    </message>
    <message>
        <source>A picture of {0} by {1} pixels does not fit into memory: make it narrower, give it fewer lines, or write it as SVG or PDF.</source>
        <translation>Ein Bild von {0} mal {1} Pixeln passt nicht in den Speicher: Machen Sie es schmaler, geben Sie ihm weniger Zeilen, oder schreiben Sie es als SVG oder PDF.</translation>
    </message>
    <message>
        <source>The analysis failed, and its error file gives no reason.</source>
        <translation>Die Analyse ist gescheitert, und ihre Fehlerdatei nennt keinen Grund.</translation>
    </message>
    <message>
        <source>The session {0} contains recorded sound: delete it instead of discarding it.</source>
        <translation>Die Sitzung {0} enthält aufgenommenen Ton: Löschen Sie sie, statt sie zu verwerfen.</translation>
    </message>
    <message>
        <source>The picture would have {0} lines; at most {1} are possible. Choose longer lines.</source>
        <translation>Das Bild hätte {0} Zeilen; höchstens {1} sind möglich. Wählen Sie längere Zeilen.</translation>
    </message>
    <message>
        <source>{0} is this project: its labels are here already.</source>
        <translation>{0} ist dieses Projekt: Seine Labels sind schon da.</translation>
    </message>
    <message>
        <source>Import labels from {0}</source>
        <translation>Labels aus {0} importieren</translation>
    </message>
    <message>
        <source>All labels of {0} are in this project already.</source>
        <translation>Alle Labels aus {0} sind schon in diesem Projekt.</translation>
    </message>
    <message>
        <source>{0} has more than {1} different labels, or one longer than {2} bytes: its labels seem to be texts.</source>
        <translation>{0} enthält mehr als {1} verschiedene Labels oder eines, das länger als {2} Bytes ist: Die Labels scheinen Texte zu sein.</translation>
    </message>
    <message>
        <source>The labels of {0} are in this project already.</source>
        <translation>Die Labels von {0} sind schon in diesem Projekt.</translation>
    </message>
    <message>
        <source>Labels of {0} were imported from {1}: {2} of {3} fit a sentence.</source>
        <translation>Labels von {0} wurden aus {1} importiert: {2} von {3} passen zu einem Satz.</translation>
    </message>
    <message>
        <source>{0} names {1} annotators, more than the {2} that are taken: its column of annotators seems to hold something else.</source>
        <translation>{0} nennt {1} Annotierende, mehr als die {2}, die gelesen werden: In der Spalte der Annotierenden scheint etwas anderes zu stehen.</translation>
    </message>
    <message>
        <source>{0} says nothing of emotions: labels stand in a column label or emotion, in the texts of a tier, or in a project. What a model answered is no label.</source>
        <translation>{0} sagt nichts über Emotionen: Labels stehen in einer Spalte label oder emotion, in den Texten einer Spur oder in einem Projekt. Was ein Modell geantwortet hat, ist kein Label.</translation>
    </message>
    <message>
        <source>What stands in {0} was left out: {1} values do not lie on the scale of {2} to {3}.</source>
        <translation>Die Spalte {0} wurde ausgelassen: {1} Werte liegen nicht auf der Skala von {2} bis {3}.</translation>
    </message>
    <message>
        <source>None of the {1} labels in {0} is about a sentence of this project: no sentence begins and ends near one.</source>
        <translation>Keines der {1} Labels in {0} gilt einem Satz dieses Projekts: Kein Satz beginnt und endet in der Nähe eines Labels.</translation>
    </message>
    <message>
        <source>{0} labels were left out, as another of the same annotator fits the sentence better.</source>
        <translation>{0} Labels wurden ausgelassen, weil ein anderes derselben Person besser zum Satz passt.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be looked through for models: one that lies there is not blocked. {1}</source>
        <translation>Der Ordner {0} kann nicht nach Modellen durchsucht werden: Eines, das dort liegt, ist nicht gesperrt. {1}</translation>
    </message>
    <message>
        <source>The day until which this session is kept is over: nothing of it may be used any more. Delete it.</source>
        <translation>Der Tag, bis zu dem diese Sitzung aufbewahrt wird, ist vorbei: Nichts von ihr darf mehr verwendet werden. Löschen Sie sie.</translation>
    </message>
    <message>
        <source>Other programs change the file of keys again and again: try it again when they have ended.</source>
        <translation>Andere Programme ändern die Schlüsseldatei immer wieder: Versuchen Sie es noch einmal, wenn sie fertig sind.</translation>
    </message>
    <message>
        <source>The shares of emotions that are expected must be counts above 0, one for each of the {0} labels.</source>
        <translation>Die erwarteten Anteile der Emotionen müssen Anzahlen über 0 sein, eine für jedes der {0} Labels.</translation>
    </message>
    <message>
        <source>needs heard_shares, where it is there, to be a list of counts above 0, one for each label</source>
        <translation>braucht ein heard_shares, das, wo es da ist, eine Liste von Anzahlen über 0 ist, eine für jedes Label</translation>
    </message>
    <message>
        <source>No voice can be heard in the clip: choose the microphone they speak into, look at its level, and record it again.</source>
        <translation>In der Aufnahme ist keine Stimme zu hören: Wählen Sie das Mikrofon, in das gesprochen wird, achten Sie auf seinen Pegel und nehmen Sie sie noch einmal auf.</translation>
    </message>
    <message>
        <source>The session was closed: somebody withdrew their consent in another program, or it has run out. What is left of it can be opened again from the library of sessions.</source>
        <translation>Die Sitzung wurde geschlossen: Jemand hat seine Einwilligung in einem anderen Programm widerrufen, oder sie ist abgelaufen. Was davon bleibt, lässt sich aus der Liste der Sitzungen wieder öffnen.</translation>
    </message>
    <message>
        <source>The file that shows the consent of speaker {0} is not the one that was read with it: look at what it holds now, and choose it again.</source>
        <translation>Die Datei, die die Einwilligung von {0} zeigt, ist nicht mehr die, die dabei gelesen wurde: Sehen Sie nach, was sie jetzt enthält, und wählen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>The input device delivers no audio: check that it is switched on and that no other program holds it, or choose another.</source>
        <translation>Das Aufnahmegerät liefert nichts: Prüfen Sie, ob es eingeschaltet ist und kein anderes Programm es benutzt, oder wählen Sie ein anderes.</translation>
    </message>
    <message>
        <source>{0} Run undertone-engine --help for a list of commands and options.</source>
        <translation>{0} undertone-engine --help zeigt alle Befehle und Optionen.</translation>
    </message>
    <message>
        <source>{0} contains the result of another recording, {1}, and not of {2}: take a folder of its own for each list.</source>
        <translation>{0} enthält das Ergebnis einer anderen Aufnahme, {1}, und nicht von {2}: Verwenden Sie für jede Liste einen eigenen Ordner.</translation>
    </message>
    <message>
        <source>This session has no sentences, texts or labels.</source>
        <translation>Diese Sitzung hat keine Sätze, Texte oder Labels.</translation>
    </message>
    <message>
        <source>All labels and texts of the session were destroyed. {0}</source>
        <translation>Alle Labels und Texte der Sitzung wurden vernichtet. {0}</translation>
    </message>
    <message>
        <source>Every sentence has one of the session&apos;s speakers already. To have one searched for, give it another speaker first.</source>
        <translation>Jeder Satz hat schon einen Sprecher der Sitzung. Geben Sie einem Satz zuerst einen anderen Sprecher, damit er durchsucht wird.</translation>
    </message>
    <message>
        <source>{0} has no project yet.</source>
        <translation>{0} hat noch kein Projekt.</translation>
    </message>
    <message>
        <source>{0} was told that a channel of several voices is destroyed as a whole when one of them withdraws, so nothing of it can be kept.</source>
        <translation>{0} wurde gesagt, dass ein Kanal mit mehreren Stimmen ganz vernichtet wird, wenn eine davon widerruft; deshalb kann nichts davon behalten werden.</translation>
    </message>
    <message>
        <source>Of channel {0} nothing can be kept as asked: it is not shared, or not heard.</source>
        <translation>Von Kanal {0} kann nichts wie gewünscht behalten werden: Er wird nicht geteilt oder kann nicht gehört werden.</translation>
    </message>
    <message>
        <source>Sentences of a channel can be kept once its recording has ended; until then all of it is destroyed.</source>
        <translation>Sätze eines Kanals können behalten werden, wenn die Aufnahme beendet ist; bis dahin wird er ganz vernichtet.</translation>
    </message>
    <message>
        <source>Sentences of others are kept only when somebody withdraws from being recorded; nothing was withdrawn.</source>
        <translation>Sätze anderer werden nur behalten, wenn jemand die Einwilligung zur Aufnahme widerruft; es wurde nichts widerrufen.</translation>
    </message>
    <message>
        <source>The disk has no room for the sentences that are to be kept: they need {0} MB. Make room and try again; nothing was withdrawn yet.</source>
        <translation>Auf dem Datenträger ist kein Platz für die Sätze, die behalten werden sollen: Sie brauchen {0} MB. Schaffen Sie Platz und versuchen Sie es noch einmal; es wurde noch nichts widerrufen.</translation>
    </message>
    <message>
        <source>It is not known who speaks the sentence at {0}. Open the session, give each sentence one of its speakers, and try again; nothing was withdrawn yet.</source>
        <translation>Es ist nicht bekannt, wer den Satz bei {0} spricht. Öffnen Sie die Sitzung, geben Sie jedem Satz einen ihrer Sprecher und versuchen Sie es noch einmal; es wurde noch nichts widerrufen.</translation>
    </message>
    <message>
        <source>No sentence of the session is given to {0}, so it is not known where they speak. Open the session, give each sentence its speaker, and try again; nothing was withdrawn yet.</source>
        <translation>Kein Satz der Sitzung ist {0} zugeordnet, deshalb ist nicht bekannt, wo diese Person spricht. Öffnen Sie die Sitzung, ordnen Sie jeden Satz einer Person zu und versuchen Sie es noch einmal; es wurde noch nichts widerrufen.</translation>
    </message>
    <message>
        <source>It is not known who speaks when. Open the session, give each sentence one of its speakers, and try again; nothing was withdrawn yet.</source>
        <translation>Es ist nicht bekannt, wer wann spricht. Öffnen Sie die Sitzung, geben Sie jedem Satz einen ihrer Sprecher und versuchen Sie es noch einmal; es wurde noch nichts widerrufen.</translation>
    </message>
    <message>
        <source>Labels and texts of a recorded session stay encrypted in it. If everyone agrees to share them, undertone-cli vault export --project writes them into a file.</source>
        <translation>Labels und Texte einer aufgenommenen Sitzung bleiben verschlüsselt in ihr. Wenn alle der Weitergabe zustimmen, schreibt undertone-cli vault export --project sie in eine Datei.</translation>
    </message>
    <message>
        <source>{0} has withdrawn from being recorded already. What was left to be destroyed then is destroyed when the session is opened.</source>
        <translation>{0} hat die Einwilligung zur Aufnahme schon widerrufen. Was dabei noch zu vernichten war, wird beim Öffnen der Sitzung vernichtet.</translation>
    </message>
    <message>
        <source>{0} was exported from a recorded session. Copies are not trained on, as whoever withdraws later could not find the model: train on the session itself, with undertone-cli train sllm --session.</source>
        <translation>{0} wurde aus einer aufgenommenen Sitzung exportiert. Mit Kopien wird nicht trainiert, denn wer später widerruft, könnte das Modell nicht finden: Trainieren Sie mit der Sitzung selbst, mit undertone-cli train sllm --session.</translation>
    </message>
    <message>
        <source>{0} was exported from a recorded session whose speakers did not all agree to an analysis.</source>
        <translation>{0} wurde aus einer aufgenommenen Sitzung exportiert, in der nicht alle einer Analyse zugestimmt haben.</translation>
    </message>
    <message>
        <source>Recorded sessions are trained on by one process: leave out --session or --distributed.</source>
        <translation>Mit aufgenommenen Sitzungen trainiert nur ein Prozess: Lassen Sie --session oder --distributed weg.</translation>
    </message>
    <message>
        <source>The sessions lie in several vaults: name sessions of one vault only, as there is one passphrase.</source>
        <translation>Die Sitzungen liegen in mehreren Tresoren: Nennen Sie nur Sitzungen eines Tresors, da es nur eine Passphrase gibt.</translation>
    </message>
    <message>
        <source>The record of a training is not encrypted: leave out --run where recorded sessions are trained on.</source>
        <translation>Das Protokoll eines Trainings ist nicht verschlüsselt: Lassen Sie --run weg, wenn mit aufgenommenen Sitzungen trainiert wird.</translation>
    </message>
    <message>
        <source>Name the dialogues to train on: --tokens, --session, or both.</source>
        <translation>Nennen Sie die Dialoge, mit denen trainiert werden soll: --tokens, --session oder beides.</translation>
    </message>
    <message>
        <source>{0}: {1} clips are of neither train nor dev, and are left out of the training.</source>
        <translation>{0}: {1} Clips gehören weder zu train noch zu dev und werden im Training ausgelassen.</translation>
    </message>
    <message>
        <source>{0} has labelled no sentence of {1}: name an annotator as the project does.</source>
        <translation>{0} hat keinen Satz von {1} mit einem Label versehen: Nennen Sie einen Annotator so, wie er im Projekt heißt.</translation>
    </message>
    <message>
        <source>The session {0} is named twice: name each once.</source>
        <translation>Die Sitzung {0} ist zweimal genannt: Nennen Sie jede nur einmal.</translation>
    </message>
    <message>
        <source>No sentence of the session {0} has a label of the model: label it in the window first, or leave it out.</source>
        <translation>Kein Satz der Sitzung {0} hat ein Label des Modells: Vergeben Sie zuerst Labels im Fenster, oder lassen Sie sie weg.</translation>
    </message>
    <message>
        <source>Somebody whose speech the model in {0} was trained on has withdrawn: train it again from the start with --overwrite, or in another folder.</source>
        <translation>Jemand, mit dessen Sprache das Modell in {0} trainiert wurde, hat widerrufen: Trainieren Sie es mit --overwrite von Anfang an neu, oder in einem anderen Ordner.</translation>
    </message>
    <message>
        <source>Somebody in a session withdrew while the model in {0} was trained: what it had learnt by then is blocked, and can be deleted.</source>
        <translation>Während das Modell in {0} trainiert wurde, hat jemand in einer Sitzung widerrufen: Was es bis dahin gelernt hat, ist gesperrt und kann gelöscht werden.</translation>
    </message>
    <message>
        <source>Of the sentences of the session {0} that have a label of the model, nobody knows who speaks: name their speakers in the window first.</source>
        <translation>Bei den Sätzen der Sitzung {0}, die ein Label des Modells haben, ist nicht bekannt, wer spricht: Geben Sie im Fenster zuerst ihre Sprecher an.</translation>
    </message>
    <message>
        <source>Somebody in a session withdrew while the model in {0} was trained, and what it had learnt by then could not be blocked: delete the folder. {1}</source>
        <translation>Während das Modell in {0} trainiert wurde, hat jemand in einer Sitzung widerrufen, und was es bis dahin gelernt hat, konnte nicht gesperrt werden: Löschen Sie den Ordner. {1}</translation>
    </message>
    <message>
        <source>Somebody has withdrawn from this session just now: open it again.</source>
        <translation>Gerade hat jemand in dieser Sitzung widerrufen: Öffnen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>It is not there any more: if it was moved, delete it where it is now; if it was deleted, nothing is left to do.</source>
        <translation>Es ist nicht mehr da: Falls es verschoben wurde, löschen Sie es dort, wo es jetzt liegt; falls es gelöscht wurde, ist nichts mehr zu tun.</translation>
    </message>
    <message>
        <source>None of the dialogues is of the corpus {0}. They are of: {1}.</source>
        <translation>Keiner der Dialoge ist aus dem Korpus {0}. Sie sind aus: {1}.</translation>
    </message>
</context>
<context>
    <name>ExportLosses</name>
    <message>
        <source>that the run ended early</source>
        <translation>dass der Lauf vorzeitig endete</translation>
    </message>
    <message>
        <source>emotions</source>
        <translation>Emotionen</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <source>losses and update norms</source>
        <translation>Verluste und Schrittnormen</translation>
    </message>
    <message>
        <source>other columns of the segments file</source>
        <translation>weitere Spalten der Segmentdatei</translation>
    </message>
    <message>
        <source>model, settings and notice</source>
        <translation>Modell, Einstellungen und Hinweis</translation>
    </message>
    <message>
        <source>parts of milliseconds (times were rounded)</source>
        <translation>Bruchteile von Millisekunden (Zeiten wurden gerundet)</translation>
    </message>
    <message>
        <source>the length of the recording</source>
        <translation>die Länge der Aufnahme</translation>
    </message>
    <message>
        <source>some characters of names or labels (they were replaced)</source>
        <translation>einige Zeichen von Namen oder Labels (sie wurden ersetzt)</translation>
    </message>
    <message>
        <source>“%1” is written</source>
        <extracomment>%1 is a file&apos;s name</extracomment>
        <translation>„%1“ ist geschrieben</translation>
    </message>
    <message>
        <source>It does not hold: %1.</source>
        <extracomment>%1 lists things, separated by commas</extracomment>
        <translation>Nicht enthalten: %1.</translation>
    </message>
    <message>
        <source>The timeline as JSON holds everything.</source>
        <translation>Die Zeitleiste als JSON enthält alles.</translation>
    </message>
    <message>
        <source>what is said</source>
        <translation>was gesagt wird</translation>
    </message>
    <message>
        <source>valence, activation and dominance (0 stands there)</source>
        <translation>Valenz, Aktivierung und Dominanz (dort steht 0)</translation>
    </message>
    <message>
        <source>probabilities of the other labels</source>
        <translation>Wahrscheinlichkeiten der übrigen Labels</translation>
    </message>
    <message>
        <source>whose labels these are</source>
        <translation>von wem die Labels sind</translation>
    </message>
    <message numerus="yes">
        <source>results of %n sentence(s) (they were changed since the run, are new, or are hidden)</source>
        <translation>
            <numerusform>das Ergebnis eines Satzes (er wurde seit dem Lauf geändert, ist neu oder verborgen)</numerusform>
            <numerusform>die Ergebnisse von %n Sätzen (sie wurden seit dem Lauf geändert, sind neu oder verborgen)</numerusform>
        </translation>
    </message>
    <message>
        <source>labels that IEMOCAP has no code for (“oth” stands there)</source>
        <translation>Labels, für die IEMOCAP keinen Code hat (dort steht „oth“)</translation>
    </message>
    <message>
        <source>what was stated about licence and consent (a text file beside it says so)</source>
        <translation>Angaben zu Lizenz und Einwilligung (sie stehen in einer Textdatei daneben)</translation>
    </message>
    <message>
        <source>other tiers of the file that the sentences came from, which is not there</source>
        <translation>andere Ebenen der Datei, aus der die Sätze stammen; sie ist nicht mehr da</translation>
    </message>
    <message>
        <source>parts of tenths of milliseconds (times were rounded)</source>
        <translation>Bruchteile von Zehntelmillisekunden (Zeiten wurden gerundet)</translation>
    </message>
    <message>
        <source>labels of other annotators</source>
        <translation>Labels anderer Annotierender</translation>
    </message>
</context>
<context>
    <name>LossTrack</name>
    <message>
        <source>Mean cross-entropy of a sentence’s tokens, given the tokens before it, before and after the one training step that writes it into the temporary memory. The first sentence has no step. Lower: better foreseen.</source>
        <translation>Mittlere Kreuzentropie der Token eines Satzes, gegeben die Token davor, vor und nach dem einen Lernschritt, der ihn ins vorläufige Gedächtnis schreibt. Der erste Satz hat keinen Schritt. Tiefer: besser vorhergesehen.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>Nats je Token</translation>
    </message>
    <message>
        <source>before step</source>
        <translation>vor dem Schritt</translation>
    </message>
    <message>
        <source>after step</source>
        <translation>nach dem Schritt</translation>
    </message>
    <message>
        <source>memory off</source>
        <translation>ohne Gedächtnis</translation>
    </message>
    <message>
        <source>The loss of each sentence appears here, from the second on</source>
        <translation>Hier erscheint der Verlust jedes Satzes, ab dem zweiten</translation>
    </message>
</context>
<context>
    <name>MemoryWorth</name>
    <message>
        <source>too few dialogues to tell</source>
        <translation>zu wenige Dialoge für ein Urteil</translation>
    </message>
    <message>
        <source>no difference shown</source>
        <translation>kein Unterschied gezeigt</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>%1 points %2</source>
        <translation>%1 Punkte %2</translation>
    </message>
    <message>
        <source>%1 nats a token %2</source>
        <translation>%1 Nats je Token %2</translation>
    </message>
    <message numerus="yes">
        <source>%n dialogue(s)</source>
        <translation>
            <numerusform>%n Dialog</numerusform>
            <numerusform>%n Dialoge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n Satz</numerusform>
            <numerusform>%n Sätze</numerusform>
        </translation>
    </message>
    <message>
        <source>From sentence %1 on the loss differs by %2.</source>
        <translation>Ab Satz %1 unterscheidet sich der Verlust um %2.</translation>
    </message>
    <message>
        <source>Mean loss L_a: %1 with memory off, %2 on. Expected calibration error: %3 off, %4 on.</source>
        <translation>Mittlerer Verlust L_a: %1 ohne Gedächtnis, %2 mit. Erwarteter Kalibrierungsfehler: %3 ohne, %4 mit.</translation>
    </message>
    <message>
        <source>Memory on minus memory off, sentence by sentence; 95 % intervals over dialogues.</source>
        <translation>Mit minus ohne Gedächtnis, Satz für Satz; 95-%-Intervalle über Dialoge.</translation>
    </message>
    <message>
        <source>Measured: %1.</source>
        <translation>Gemessen: %1.</translation>
    </message>
    <message>
        <source>Memory on this model&apos;s test dialogues</source>
        <translation>Gedächtnis auf den Testdialogen dieses Modells</translation>
    </message>
    <message>
        <source>Memory on this model&apos;s %1 split</source>
        <translation>Gedächtnis auf dem %1-Teil dieses Modells</translation>
    </message>
    <message>
        <source>Emotions (WA)</source>
        <translation>Emotionen (WA)</translation>
    </message>
    <message>
        <source>Next sentence&apos;s loss</source>
        <translation>Verlust des nächsten Satzes</translation>
    </message>
    <message>
        <source>Not with the model&apos;s own memory settings, but with %1.</source>
        <translation>Nicht mit den Gedächtniswerten des Modells, sondern mit %1.</translation>
    </message>
    <message>
        <source>%1: WA %2, UA %3, %4: %5; loss on the next sentence %6: %7.</source>
        <translation>%1: WA %2, UA %3, %4: %5; Verlust des nächsten Satzes %6: %7.</translation>
    </message>
    <message>
        <source>Memory on this model</source>
        <translation>Gedächtnis bei diesem Modell</translation>
    </message>
    <message>
        <source>Figures are there, but of other weights than these: they are not shown.</source>
        <translation>Zahlen liegen vor, aber zu anderen Gewichten als diesen: Sie werden nicht gezeigt.</translation>
    </message>
    <message>
        <source>The file with its figures, evaluation.json, cannot be used.</source>
        <translation>Die Datei mit den Zahlen, evaluation.json, ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <source>What memory is worth to it was not measured.</source>
        <translation>Was ihm das Gedächtnis nützt, wurde nicht gemessen.</translation>
    </message>
</context>
<context>
    <name>NewFileQuestion</name>
    <message>
        <source>Replace the file?</source>
        <translation>Datei ersetzen?</translation>
    </message>
    <message>
        <source>“%1” exists already.</source>
        <translation>„%1“ gibt es schon.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>E&amp;rsetzen</translation>
    </message>
</context>
<context>
    <name>OtherAnnotatorsTrack</name>
    <message>
        <source>What other annotators of this project said of each sentence. Only read here; Edit, Annotator chooses whose lane is yours.</source>
        <translation>Was andere Annotatoren dieses Projekts zu jedem Satz sagten. Hier nur zu lesen; Bearbeiten, Annotator wählt, wessen Spur Ihre ist.</translation>
    </message>
    <message>
        <source>Annotator without a name</source>
        <translation>Annotator ohne Namen</translation>
    </message>
</context>
<context>
    <name>ParticipantPapers</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Whoever has this code can open the vault without its passphrase, and nobody can make the code again. Print this sheet, lock it away, and keep no copy on a computer.</source>
        <translation>Wer diesen Code hat, kann den Tresor ohne Passphrase öffnen, und niemand kann den Code noch einmal erzeugen. Drucken Sie dieses Blatt, schließen Sie es weg, und behalten Sie keine Kopie auf einem Computer.</translation>
    </message>
    <message>
        <source>To set a new passphrase with it: undertone-cli vault recover VAULT</source>
        <translation>Eine neue Passphrase setzt damit: undertone-cli vault recover VAULT</translation>
    </message>
</context>
<context>
    <name>RecordingText</name>
    <message>
        <source>Locked</source>
        <translation>Gesperrt</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>Nicht aufgenommen</translation>
    </message>
    <message>
        <source>Is being recorded</source>
        <translation>Wird aufgenommen</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Unterbrochen</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Due for deletion</source>
        <translation>Zu löschen</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>Vernichtet</translation>
    </message>
    <message>
        <source>record</source>
        <translation>aufnehmen</translation>
    </message>
    <message>
        <source>analyse</source>
        <translation>auswerten</translation>
    </message>
    <message>
        <source>train</source>
        <translation>trainieren</translation>
    </message>
    <message>
        <source>share</source>
        <translation>weitergeben</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>A list of what somebody agrees to.</extracomment>
        <translation>nichts</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>Forschung</translation>
    </message>
    <message>
        <source>Health care</source>
        <translation>Gesundheitswesen</translation>
    </message>
    <message>
        <source>A service to customers</source>
        <translation>Dienst an Kunden</translation>
    </message>
    <message>
        <source>Workplace</source>
        <translation>Arbeitsplatz</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>Bildung</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>unterschrieben</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>mündlich</translation>
    </message>
    <message>
        <source>on a form</source>
        <translation>auf einem Formular</translation>
    </message>
    <message>
        <source>The device is being opened</source>
        <translation>Das Gerät wird geöffnet</translation>
    </message>
    <message>
        <source>RECORDING</source>
        <translation>AUFNAHME</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>ANGEHALTEN</translation>
    </message>
    <message>
        <source>The device gives nothing</source>
        <translation>Das Gerät liefert nichts</translation>
    </message>
    <message>
        <source>The device is gone; another is looked for</source>
        <translation>Das Gerät ist weg; ein anderes wird gesucht</translation>
    </message>
    <message>
        <source>Being written to its end</source>
        <translation>Wird zu Ende geschrieben</translation>
    </message>
    <message>
        <source>In the European Union emotions of people at work or in education must not be inferred (AI Act, Article 5(1)(f)). There the sound can be recorded but not analysed, unless a medical or safety reason is documented.</source>
        <translation>In der Europäischen Union dürfen Emotionen von Menschen am Arbeitsplatz und in der Bildung nicht abgeleitet werden (KI-Verordnung, Artikel 5 Absatz 1 Buchstabe f). Dort kann der Ton aufgenommen, aber nicht ausgewertet werden, es sei denn, ein medizinischer oder ein Sicherheitsgrund ist dokumentiert.</translation>
    </message>
    <message>
        <source>RECORDING a spoken consent</source>
        <translation>AUFNAHME einer mündlichen Einwilligung</translation>
    </message>
    <message>
        <source>Saved; what was said last is being analysed</source>
        <translation>Gesichert; das zuletzt Gesagte wird ausgewertet</translation>
    </message>
</context>
<context>
    <name>ReportPages</name>
    <message>
        <source>Page %1</source>
        <translation>Seite %1</translation>
    </message>
</context>
<context>
    <name>RulerTrack</name>
    <message>
        <source>Time (h:mm:ss)</source>
        <translation>Zeit (h:mm:ss)</translation>
    </message>
    <message>
        <source>Time (m:ss)</source>
        <translation>Zeit (m:ss)</translation>
    </message>
    <message>
        <source>Drag here to move the playhead. A flag stands where somebody marked a place while it was recorded.</source>
        <translation>Hier ziehen, um die Abspielposition zu bewegen. Eine Fahne steht, wo jemand während der Aufnahme eine Stelle markiert hat.</translation>
    </message>
</context>
<context>
    <name>SessionLine</name>
    <message>
        <source>Recorded session</source>
        <translation>Aufgenommene Sitzung</translation>
    </message>
    <message>
        <source>Recorded session of %1</source>
        <translation>Aufgenommene Sitzung vom %1</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>SpeakerTrack</name>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Sentences are found when the analysis starts</source>
        <translation>Sätze werden beim Start der Analyse gefunden</translation>
    </message>
    <message>
        <source>One lane per speaker, one bar per sentence. A grey band marks where sentences overlap, hatching a turn in which a second voice may be heard. Click a name to hear only that speaker’s turns, Shift+click not to hear them; what is not heard is pale.</source>
        <translation>Eine Spur je Sprecher, ein Balken je Satz. Ein graues Band markiert, wo sich Sätze überlappen, eine Schraffur einen Redebeitrag, in dem vielleicht eine zweite Stimme zu hören ist. Ein Klick auf einen Namen spielt nur dessen Beiträge, Umschalt+Klick alle anderen; was nicht gespielt wird, ist blass.</translation>
    </message>
</context>
<context>
    <name>SpectrogramTrack</name>
    <message>
        <source>How strong each frequency is over time, in decibels below full scale. A short window shows when, a long one which frequency: both are chosen in View, Sound.</source>
        <translation>Wie stark jede Frequenz im Lauf der Zeit ist, in Dezibel unter Vollaussteuerung. Ein kurzes Fenster zeigt den Zeitpunkt, ein langes die Frequenz: gewählt wird es unter Ansicht, Ton.</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>Spektrogramm</translation>
    </message>
    <message>
        <source>kHz, window %1 ms</source>
        <translation>kHz, Fenster %1 ms</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>TimelineExport</name>
    <message>
        <source>Emotion timeline</source>
        <translation>Emotions-Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>other speakers</source>
        <translation>andere Sprecher</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Updates of the weights</source>
        <translation>Aktualisierungen der Gewichte</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <source>Passes over the training dialogues, in place of steps; 0: the steps count</source>
        <translation>Durchgänge durch die Trainingsdialoge, anstelle von Schritten; 0: Es zählen die Schritte</translation>
    </message>
    <message>
        <source>Windows at a time</source>
        <translation>Fenster zugleich</translation>
    </message>
    <message>
        <source>Side by side; more take more memory</source>
        <translation>Nebeneinander; mehr brauchen mehr Speicher</translation>
    </message>
    <message>
        <source>Batches per step</source>
        <translation>Stapel je Schritt</translation>
    </message>
    <message>
        <source>A larger batch without more memory</source>
        <translation>Ein größerer Stapel ohne mehr Speicher</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <source>The largest of the schedule</source>
        <translation>Die größte des Verlaufs</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>How the learning rate falls after the warm-up</source>
        <translation>Wie die Lernrate nach dem Anlauf fällt</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>Anlaufschritte</translation>
    </message>
    <message>
        <source>While the rate rises along a line</source>
        <translation>Solange die Rate gerade ansteigt</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>Gradient begrenzt auf</translation>
    </message>
    <message>
        <source>Largest norm of the gradient; 0: not clipped</source>
        <translation>Größte Norm des Gradienten; 0: nicht begrenzt</translation>
    </message>
    <message>
        <source>Weight of L_e</source>
        <translation>Gewicht von L_e</translation>
    </message>
    <message>
        <source>W of the loss (1 − W) L_a + W L_e; 0.5 is Eq. 7</source>
        <translation>W des Verlusts (1 − W) L_a + W L_e; 0.5 ist Gl. 7</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <source>Decay of a moving average of the weights, such as 0.99, which is measured and written; 0: off</source>
        <translation>Abklingen eines gleitenden Mittels der Gewichte, etwa 0.99, das gemessen und geschrieben wird; 0: aus</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Lernziel</translation>
    </message>
    <message>
        <source>Both losses (L_a and L_e), or the next token alone, as in the paper’s chain</source>
        <translation>Beide Verluste (L_a und L_e) oder nur das nächste Token, wie in der Kette der Arbeit</translation>
    </message>
    <message>
        <source>Temporary rank</source>
        <translation>Temporärer Rang</translation>
    </message>
    <message>
        <source>Of the temporary LoRA: when memory-aware, and of the model in use</source>
        <translation>Des temporären LoRA: beim Lernen mit Gedächtnis und im späteren Gebrauch</translation>
    </message>
    <message>
        <source>Temporary alpha</source>
        <translation>Temporäres Alpha</translation>
    </message>
    <message>
        <source>Its alpha</source>
        <translation>Sein Alpha</translation>
    </message>
    <message>
        <source>Temporary rate</source>
        <translation>Temporäre Rate</translation>
    </message>
    <message>
        <source>Its learning rate</source>
        <translation>Seine Lernrate</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <source>Of AdamW, on matrices</source>
        <translation>Von AdamW, auf Matrizen</translation>
    </message>
    <message>
        <source>Target tokens (n_o)</source>
        <translation>Ziel-Token (n_o)</translation>
    </message>
    <message>
        <source>Targets of the audio loss in a window, Eq. 3</source>
        <translation>Ziele des Audioverlusts in einem Fenster, Gl. 3</translation>
    </message>
    <message>
        <source>Prefix tokens (n_p)</source>
        <translation>Präfix-Token (n_p)</translation>
    </message>
    <message>
        <source>Tokens before them, Eq. 3</source>
        <translation>Token davor, Gl. 3</translation>
    </message>
    <message>
        <source>Tokens of a stretch</source>
        <translation>Token einer Strecke</translation>
    </message>
    <message>
        <source>At most what the model sees (n_limit)</source>
        <translation>Höchstens, was das Modell sieht (n_limit)</translation>
    </message>
    <message>
        <source>Emotions read</source>
        <translation>Emotion gelesen</translation>
    </message>
    <message>
        <source>At all sentences of a window, or its last</source>
        <translation>An allen Sätzen eines Fensters oder am letzten</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA-Rang</translation>
    </message>
    <message>
        <source>LoRA alpha</source>
        <translation>LoRA-Alpha</translation>
    </message>
    <message>
        <source>Rows of new tokens</source>
        <translation>Zeilen neuer Token</translation>
    </message>
    <message>
        <source>Of codes and emotions, in embedding and output</source>
        <translation>Von Codes und Emotionen, in Einbettung und Ausgabe</translation>
    </message>
    <message>
        <source>Memory-aware</source>
        <translation>Mit Gedächtnis</translation>
    </message>
    <message>
        <source>The temporary LoRA follows each dialogue, as it does in use</source>
        <translation>Das temporäre LoRA folgt jedem Dialog, wie im Gebrauch</translation>
    </message>
    <message>
        <source>Share held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Share of the training dialogues, to keep the best by; 0: none</source>
        <translation>Anteil der Trainingsdialoge, an dem der beste Stand bestimmt wird; 0: keiner</translation>
    </message>
    <message>
        <source>Steps between two measurements; 0: never</source>
        <translation>Schritte zwischen zwei Messungen; 0: nie</translation>
    </message>
    <message>
        <source>Measure every</source>
        <translation>Messen alle</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <source>Measurements without a better one before it stops; 0: never</source>
        <translation>Messungen ohne bessere, bevor es aufhört; 0: nie</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>Bester Stand nach</translation>
    </message>
    <message>
        <source>What makes the dialogues held back read better</source>
        <translation>Woran sich zeigt, dass zurückgehaltene Dialoge besser gelesen werden</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <source>Of the new body</source>
        <translation>Des neuen Rumpfs</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>Attention-Köpfe</translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation>Breite des Feed-Forward</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Of everything random</source>
        <translation>Von allem Zufälligen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>Zahlentyp</translation>
    </message>
    <message>
        <source>Of the matrix products</source>
        <translation>Der Matrixprodukte</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>Bester Schritt</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Audio loss L_a</source>
        <translation>Audioverlust L_a</translation>
    </message>
    <message>
        <source>Emotion loss L_e</source>
        <translation>Emotionsverlust L_e</translation>
    </message>
    <message>
        <source>L_a, held back</source>
        <translation>L_a, zurückgehalten</translation>
    </message>
    <message>
        <source>UA, held back</source>
        <translation>UA, zurückgehalten</translation>
    </message>
    <message>
        <source>L_a, other speakers</source>
        <translation>L_a, andere Sprecher</translation>
    </message>
    <message>
        <source>UA, other speakers</source>
        <translation>UA, andere Sprecher</translation>
    </message>
    <message>
        <source>As the paper</source>
        <translation>Wie im Artikel</translation>
    </message>
    <message>
        <source>Section 4.2: one window a step, 20 passes, rank 64, learning rate 5e-5</source>
        <translation>Abschnitt 4.2: ein Fenster je Schritt, 20 Durchgänge, Rang 64, Lernrate 5e-5</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <source>Minutes on two cores: to see that everything works</source>
        <translation>Minuten auf zwei Kernen: um zu sehen, dass alles geht</translation>
    </message>
    <message>
        <source>Small model</source>
        <translation>Kleines Modell</translation>
    </message>
    <message>
        <source>How the small model that ships was trained</source>
        <translation>Wie das mitgelieferte kleine Modell trainiert wurde</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <source>Whole stretches of a dialogue, for reading in one pass</source>
        <translation>Ganze Strecken eines Dialogs, zum Lesen in einem Durchgang</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Emotion speech LLM</source>
        <translation>Emotions-Sprach-LLM</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Choose the folder of a base model, or train one from nothing first.</source>
        <translation>Wählen Sie den Ordner eines Basismodells, oder trainieren Sie zuerst eines von Grund auf.</translation>
    </message>
    <message>
        <source>The folder %1 holds no base model: it has no config.json.</source>
        <translation>Der Ordner %1 enthält kein Basismodell: Die config.json fehlt.</translation>
    </message>
    <message>
        <source>The base in %1 lies there as pickles, which are not read: convert it to safetensors.</source>
        <translation>Die Basis in %1 liegt dort als Pickle-Dateien, die nicht gelesen werden: Wandeln Sie sie in safetensors um.</translation>
    </message>
    <message>
        <source>The folder %1 holds no weights (safetensors).</source>
        <translation>Der Ordner %1 enthält keine Gewichte (safetensors).</translation>
    </message>
    <message>
        <source>Choose the folder of the speech tokenizer that made the tokens.</source>
        <translation>Wählen Sie den Ordner des Sprach-Tokenizers, der die Token erzeugt hat.</translation>
    </message>
    <message>
        <source>The folder %1 holds no speech tokenizer: that is a config.json and a model.safetensors.</source>
        <translation>Der Ordner %1 enthält keinen Sprach-Tokenizer: Das sind config.json und model.safetensors.</translation>
    </message>
    <message>
        <source>The tokens were made by another tokenizer than %1: choose the one that made them, or make the tokens anew.</source>
        <translation>Die Token hat ein anderer Tokenizer erzeugt als %1: Wählen Sie jenen, oder erzeugen Sie die Token neu.</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>Geben Sie dem Modell einen Namen.</translation>
    </message>
    <message>
        <source>Name the folder to write.</source>
        <translation>Nennen Sie den Ordner, in den geschrieben wird.</translation>
    </message>
    <message>
        <source>The folder %1 holds files already: name another one.</source>
        <translation>Der Ordner %1 enthält schon Dateien: Nennen Sie einen anderen.</translation>
    </message>
    <message>
        <source>There is no room for the model: it takes about %1, and %2 are free where it would lie. Name another folder.</source>
        <translation>Für das Modell ist kein Platz: Es braucht etwa %1, und dort, wo es läge, sind %2 frei. Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>The parts cannot be read</source>
        <translation>Die Teile lassen sich nicht lesen</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The same from the command line, with the same figures</source>
        <translation>Dasselbe von der Befehlszeile, mit denselben Zahlen</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>bereitet sich vor</translation>
    </message>
    <message>
        <source>no step taken</source>
        <translation>kein Schritt getan</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Temporary half-life</source>
        <translation>Temporäre Halbwertszeit</translation>
    </message>
    <message>
        <source>Sentences in which what it holds fades to half; 0: never</source>
        <translation>Sätze, in denen ihr Inhalt auf die Hälfte verblasst; 0: nie</translation>
    </message>
    <message>
        <source>Readout norm</source>
        <translation>Norm beim Lesen</translation>
    </message>
    <message>
        <source>Largest L2 norm of it under which emotions are read; 0: not bounded</source>
        <translation>Seine größte L2-Norm, unter der Emotionen gelesen werden; 0: unbegrenzt</translation>
    </message>
</context>
<context>
    <name>WaveformTrack</name>
    <message>
        <source>height = %1 dBFS</source>
        <translation>Höhe = %1 dBFS</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <source>Reading the waveform…</source>
        <translation>Wellenform wird gelesen …</translation>
    </message>
    <message>
        <source>Waveform, channel %1</source>
        <translation>Wellenform, Kanal %1</translation>
    </message>
    <message>
        <source>The recording, scaled so that its loudest sample fills the height (dBFS: below full scale), unless it is zoomed vertically. Dark is what lasts, pale the loudest instants; outside sentences it is all pale. Close up each sample is a point. Where channels stand apart, click the number of one to hear it alone.</source>
        <translation>Die Aufnahme, so skaliert, dass ihr lautester Abtastwert die Höhe füllt (dBFS: unter Vollaussteuerung), sofern sie nicht senkrecht vergrößert ist. Dunkel ist, was anhält, blass sind die lautesten Augenblicke; außerhalb von Sätzen ist alles blass. Aus der Nähe ist jeder Abtastwert ein Punkt. Wo Kanäle getrennt stehen, ist nach einem Klick auf die Nummer nur dieser Kanal zu hören.</translation>
    </message>
</context>
<context>
    <name>undertone</name>
    <message>
        <source>%1 sentences</source>
        <translation>%1 Sätze</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>memory on (DPM)</source>
        <translation>mit Gedächtnis (DPM)</translation>
    </message>
    <message>
        <source>memory off</source>
        <translation>ohne Gedächtnis</translation>
    </message>
    <message>
        <source>sentences from %1</source>
        <translation>Sätze aus %1</translation>
    </message>
    <message>
        <source>incomplete: %1 of %2 sentences</source>
        <translation>unvollständig: %1 von %2 Sätzen</translation>
    </message>
    <message>
        <source>speaker not known</source>
        <translation>Sprecher nicht bekannt</translation>
    </message>
    <message>
        <source>Memory off</source>
        <translation>Ohne Gedächtnis</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <source>same label</source>
        <translation>gleiches Label</translation>
    </message>
    <message>
        <source>Loss, memory off</source>
        <translation>Verlust ohne Gedächtnis</translation>
    </message>
    <message>
        <source>nats/token</source>
        <translation>Nats/Token</translation>
    </message>
    <message>
        <source>Sentence %1 of %2</source>
        <translation>Satz %1 von %2</translation>
    </message>
    <message>
        <source>Too short to trust (under %1 s)</source>
        <translation>Zu kurz, um verlässlich zu sein (unter %1 s)</translation>
    </message>
    <message>
        <source>Being analysed…</source>
        <translation>Wird analysiert …</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>Noch nicht analysiert</translation>
    </message>
    <message>
        <source>Loss before step</source>
        <translation>Verlust vor dem Schritt</translation>
    </message>
    <message>
        <source>Loss after step</source>
        <translation>Verlust nach dem Schritt</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>Schrittnorm</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Sentence %1 of %2, %3, %4 to %5</source>
        <translation>Satz %1 von %2, %3, %4 bis %5</translation>
    </message>
    <message>
        <source>%1, not analysed yet</source>
        <translation>%1, noch nicht analysiert</translation>
    </message>
    <message>
        <source>%1, %2, %3 percent</source>
        <translation>%1, %2, %3 Prozent</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>Stille</translation>
    </message>
    <message>
        <source>no speech</source>
        <translation>keine Sprache</translation>
    </message>
    <message>
        <source>No emotion: %1</source>
        <translation>Keine Emotion: %1</translation>
    </message>
    <message>
        <source>%1, no emotion: %2</source>
        <translation>%1, keine Emotion: %2</translation>
    </message>
    <message>
        <source>Sounds unlike what the model was trained on</source>
        <translation>Klingt anders als das, womit das Modell trainiert wurde</translation>
    </message>
    <message>
        <source>No label stands out</source>
        <translation>Kein Label ragt heraus</translation>
    </message>
    <message>
        <source>Hidden until you have labelled it</source>
        <translation>Verborgen, bis Sie ein Label gegeben haben</translation>
    </message>
    <message>
        <source>Hidden until you have labelled and revealed it</source>
        <translation>Verborgen, bis Sie ein Label gegeben und den Satz aufgedeckt haben</translation>
    </message>
    <message>
        <source>Before the replay: %1</source>
        <translation>Vor dem Neulauf: %1</translation>
    </message>
    <message>
        <source>no emotion</source>
        <translation>keine Emotion</translation>
    </message>
    <message>
        <source>Stated by the user: %1</source>
        <translation>Angabe des Benutzers: %1</translation>
    </message>
    <message>
        <source>%1 of %2 sentences labelled</source>
        <translation>%1 von %2 Sätzen mit Label</translation>
    </message>
    <message>
        <source>labels of the annotator</source>
        <translation>Labels der annotierenden Person</translation>
    </message>
    <message>
        <source>labels of %1</source>
        <translation>Labels von %1</translation>
    </message>
    <message>
        <source>%1 of them without a current result</source>
        <translation>%1 davon ohne aktuelles Ergebnis</translation>
    </message>
    <message>
        <source>A second voice may be heard</source>
        <translation>Eine zweite Stimme ist vielleicht zu hören</translation>
    </message>
</context>
<context>
    <name>undertone::AboutDialog</name>
    <message>
        <source>About Undertone</source>
        <translation>Über Undertone</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>Undertone %1</source>
        <translation>Undertone %1</translation>
    </message>
    <message>
        <source>Reads emotions from a conversation, sentence by sentence. While it listens, a small temporary memory (dynamic parameter memory: a temporary LoRA, trained by one step per sentence) takes up what was said, and is gone when the run ends.</source>
        <translation>Liest Emotionen aus einem Gespräch, Satz für Satz. Beim Zuhören nimmt ein kleines vorläufiges Gedächtnis (Dynamic Parameter Memory: ein temporäres LoRA, mit einem Schritt je Satz trainiert) auf, was gesagt wurde; am Ende des Laufs ist es fort.</translation>
    </message>
    <message>
        <source>Nothing leaves this machine: no network connection is opened. A statement you make about a recording is your word; it is written into results and is not consent.</source>
        <translation>Nichts verlässt diesen Rechner: Es wird keine Netzverbindung geöffnet. Was Sie zu einer Aufnahme angeben, ist Ihr Wort; es wird in die Ergebnisse geschrieben und ist keine Einwilligung.</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <source>%1 speech tokenizer, %2 language model</source>
        <translation>%1 Sprach-Tokenizer, %2 Sprachmodell</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>temporary LoRA of rank %1, learning rate %2, prefix of %3 tokens</source>
        <translation>temporäres LoRA vom Rang %1, Lernrate %2, Präfix von %3 Token</translation>
    </message>
    <message>
        <source>This measures it:</source>
        <translation>Das misst es:</translation>
    </message>
    <message>
        <source>Memory&apos;s worth</source>
        <translation>Nutzen des Gedächtnisses</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <source>This model has no card.</source>
        <translation>Dieses Modell hat keine Karte.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Built with Qt, QCustomPlot, LibTorch, libsndfile, PortAudio, soxr, FFTW and Rubber Band.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Gebaut mit Qt, QCustomPlot, LibTorch, libsndfile, PortAudio, soxr, FFTW und Rubber Band.</translation>
    </message>
</context>
<context>
    <name>undertone::AdjudicationDialog</name>
    <message>
        <source>Adjudicate</source>
        <translation>Entscheiden</translation>
    </message>
    <message>
        <source>What annotators and the model say</source>
        <translation>Was Annotatoren und das Modell sagen</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Label</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>Gegeben</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>why, for whoever reads it later</source>
        <translation>warum, für alle, die es später lesen</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>Ihr Name</translation>
    </message>
    <message>
        <source>Re&amp;mark</source>
        <translation>&amp;Bemerkung</translation>
    </message>
    <message>
        <source>Decided b&amp;y</source>
        <translation>&amp;Entschieden von</translation>
    </message>
    <message>
        <source>&amp;Play the sentence</source>
        <translation>Satz &amp;abspielen</translation>
    </message>
    <message>
        <source>&amp;Next to adjudicate</source>
        <translation>&amp;Nächster zu entscheidender</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>No sentence is selected</source>
        <translation>Kein Satz ist gewählt</translation>
    </message>
    <message>
        <source>Sentence %1 · %2 · %3</source>
        <translation>Satz %1 · %2 · %3</translation>
    </message>
    <message>
        <source>speaker not known</source>
        <translation>Sprecher nicht bekannt</translation>
    </message>
    <message>
        <source>Not decided yet. What holds in the end?</source>
        <translation>Noch nicht entschieden. Was gilt am Ende?</translation>
    </message>
    <message>
        <source>Decided by %1.</source>
        <translation>Entschieden von %1.</translation>
    </message>
    <message>
        <source>Decided by %1 on %2.</source>
        <translation>Entschieden von %1 am %2.</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>ohne Label</translation>
    </message>
    <message>
        <source>Annotator without a name</source>
        <translation>Annotator ohne Namen</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>blind</translation>
    </message>
    <message>
        <source>others in view</source>
        <translation>andere sichtbar</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Model, memory off</source>
        <translation>Modell, ohne Gedächtnis</translation>
    </message>
    <message>
        <source>probability %1</source>
        <translation>Wahrscheinlichkeit %1</translation>
    </message>
    <message>
        <source>Say who decides first.</source>
        <translation>Sagen Sie zuerst, wer entscheidet.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
</context>
<context>
    <name>undertone::AgreementCurve</name>
    <message>
        <source>Agreement over the conversation</source>
        <translation>Übereinstimmung im Verlauf des Gesprächs</translation>
    </message>
    <message>
        <source>The same figures stand in the list of figures, under Over time.</source>
        <translation>Dieselben Zahlen stehen in der Liste der Kennzahlen, unter „Im Verlauf“.</translation>
    </message>
    <message>
        <source>share alike</source>
        <translation>Anteil gleicher Labels</translation>
    </message>
    <message>
        <source>%1 with its 95 % interval</source>
        <translation>%1 mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>Noch nichts zu zeichnen</translation>
    </message>
</context>
<context>
    <name>undertone::AgreementWindow</name>
    <message>
        <source>Cannot be computed: too few labels, or one label alone</source>
        <translation>Nicht berechenbar: zu wenige Labels, oder nur ein einziges Label</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Übereinstimmung</translation>
    </message>
    <message>
        <source>Written to “%1”.</source>
        <translation>In „%1“ geschrieben.</translation>
    </message>
    <message>
        <source>How often each label of one met each label of the other</source>
        <translation>Wie oft jedes Label des einen auf jedes Label des anderen traf</translation>
    </message>
    <message>
        <source>A cell lists its sentences in the table and plays the first</source>
        <translation>Eine Zelle zeigt ihre Sätze in der Tabelle und spielt den ersten ab</translation>
    </message>
    <message>
        <source>Figures of agreement</source>
        <translation>Kennzahlen der Übereinstimmung</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>Kennzahl</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95-%-Intervall</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>&amp;Zeilen</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>&amp;Spalten</translation>
    </message>
    <message>
        <source>Stretches o&amp;f</source>
        <translation>A&amp;bschnitte von</translation>
    </message>
    <message>
        <source>&amp;Save the figures…</source>
        <translation>&amp;Kennzahlen speichern …</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>Wird gezählt …</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>Entscheidung</translation>
    </message>
    <message>
        <source>%1: %2, %3: %4, %5 sentences</source>
        <translation>%1: %2, %3: %4, %5 Sätze</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>%1: share alike</source>
        <translation>%1: Anteil gleicher Labels</translation>
    </message>
    <message>
        <source>%1: Cohen&apos;s κ</source>
        <translation>%1: Cohens κ</translation>
    </message>
    <message>
        <source>%1: Cohen&apos;s κ by time</source>
        <translation>%1: Cohens κ nach Zeit</translation>
    </message>
    <message>
        <source>Every sentence weighs the tenths of a second that it lasts</source>
        <translation>Jeder Satz wiegt so viele Zehntelsekunden, wie er dauert</translation>
    </message>
    <message>
        <source>All %1 people</source>
        <translation>Alle %1 Personen</translation>
    </message>
    <message>
        <source>Fleiss&apos; κ</source>
        <translation>Fleiss&apos; κ</translation>
    </message>
    <message>
        <source>Over the sentences that all of them labelled</source>
        <translation>Über die Sätze, denen alle ein Label gaben</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s α</source>
        <translation>Krippendorffs α</translation>
    </message>
    <message>
        <source>Over the sentences that two or more of them labelled</source>
        <translation>Über die Sätze, denen mindestens zwei ein Label gaben</translation>
    </message>
    <message>
        <source>Anchoring: labels equal to the model&apos;s</source>
        <translation>Ankereffekt: Labels wie die des Modells</translation>
    </message>
    <message>
        <source>all people</source>
        <translation>alle Personen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1: of those given in sight of it</source>
        <translation>%1: unter denen, die mit Blick darauf gegeben wurden</translation>
    </message>
    <message>
        <source>%1: of those given blind</source>
        <translation>%1: unter denen, die blind gegeben wurden</translation>
    </message>
    <message>
        <source>%1: difference, the anchoring rate</source>
        <translation>%1: Unterschied, die Ankerrate</translation>
    </message>
    <message>
        <source>%1: changed to it after a blind label that differed</source>
        <translation>%1: nach abweichendem blindem Label dazu gewechselt</translation>
    </message>
    <message>
        <source>Over time: %1 and %2</source>
        <translation>Im Verlauf: %1 und %2</translation>
    </message>
    <message>
        <source>%1 – %2: Cohen&apos;s κ, share alike %3</source>
        <translation>%1 – %2: Cohens κ, Anteil gleicher Labels %3</translation>
    </message>
    <message>
        <source>People with people</source>
        <translation>Personen untereinander</translation>
    </message>
    <message>
        <source>People with the model</source>
        <translation>Personen mit dem Modell</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ</source>
        <translation>Cohens κ</translation>
    </message>
    <message>
        <source>Open a project whose sentences have labels.</source>
        <translation>Öffnen Sie ein Projekt, dessen Sätze Labels haben.</translation>
    </message>
    <message>
        <source>A cell lists its sentences in the table and plays the first.</source>
        <translation>Eine Zelle zeigt ihre Sätze in der Tabelle und spielt den ersten ab.</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) whose labels are hidden from you are left out.</source>
        <translation>
            <numerusform>%n Satz, dessen Labels Ihnen verborgen sind, ist ausgelassen.</numerusform>
            <numerusform>%n Sätze, deren Labels Ihnen verborgen sind, sind ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>Kennzahlen speichern</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>Tabellen (*.csv)</translation>
    </message>
</context>
<context>
    <name>undertone::AnalysisDialog</name>
    <message>
        <source>&amp;Remember the conversation</source>
        <translation>Das Ges&amp;präch merken</translation>
    </message>
    <message>
        <source>Measure &amp;loss after each step</source>
        <translation>&amp;Verlust nach jedem Schritt messen</translation>
    </message>
    <message>
        <source>Analysis settings</source>
        <translation>Einstellungen der Analyse</translation>
    </message>
    <message>
        <source>Used from the next analysis on. Results that are shown stay as they are.</source>
        <translation>Gilt ab der nächsten Analyse. Angezeigte Ergebnisse bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>Prozessor</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>fp32, 32 bits</source>
        <translation>fp32, 32 Bit</translation>
    </message>
    <message>
        <source>bf16, 16 bits</source>
        <translation>bf16, 16 Bit</translation>
    </message>
    <message>
        <source>&amp;Number type</source>
        <translation>&amp;Zahlentyp</translation>
    </message>
    <message>
        <source>Automatic takes a GPU where there is one, and bf16 where the processor computes with it. Another choice loads the model again.</source>
        <translation>Automatisch nimmt eine GPU, wo es eine gibt, und bf16, wo der Prozessor damit rechnet. Eine andere Wahl lädt das Modell neu.</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <source>after every sentence</source>
        <translation>nach jedem Satz</translation>
    </message>
    <message>
        <source>after a number of tokens</source>
        <translation>nach einer Zahl von Tokens</translation>
    </message>
    <message>
        <source>after sentences that surprise</source>
        <translation>nach Sätzen, die überraschen</translation>
    </message>
    <message>
        <source>It is &amp;written</source>
        <translation>Geschrieben &amp;wird</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> Tokens</translation>
    </message>
    <message>
        <source>E&amp;very</source>
        <translation>&amp;Alle</translation>
    </message>
    <message>
        <source>× </source>
        <translation>× </translation>
    </message>
    <message>
        <source>A sentence is written where its loss exceeds this times the mean loss so far.</source>
        <translation>Ein Satz wird geschrieben, wenn sein Verlust das Soundsovielfache des bisherigen mittleren Verlusts übersteigt.</translation>
    </message>
    <message>
        <source>Loss over &amp;mean</source>
        <translation>Verlust über &amp;Mittel</translation>
    </message>
    <message>
        <source>A temporary LoRA is trained by one step for each sentence. The paper writes every sentence. The loss after a step takes one more forward per sentence.</source>
        <translation>Eine temporäre LoRA wird mit einem Schritt je Satz trainiert. Im Artikel wird jeder Satz geschrieben. Der Verlust nach dem Schritt kostet einen Vorwärtslauf mehr je Satz.</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>wie das Modell es sagt</translation>
    </message>
    <message>
        <source>each sentence by itself</source>
        <translation>jeder Satz für sich</translation>
    </message>
    <message>
        <source>the whole recording at once</source>
        <translation>die ganze Aufnahme auf einmal</translation>
    </message>
    <message>
        <source>&amp;Tokenizing</source>
        <translation>&amp;Tokenisieren</translation>
    </message>
    <message>
        <source>At once, a sentence&apos;s tokens depend on what follows it too, which results then say.</source>
        <translation>Auf einmal hängen die Tokens eines Satzes auch von dem ab, was folgt; die Ergebnisse sagen es dann.</translation>
    </message>
</context>
<context>
    <name>undertone::AnnotationPanel</name>
    <message>
        <source>What is said in this sentence</source>
        <translation>Was in diesem Satz gesagt wird</translation>
    </message>
    <message>
        <source>What is said (F2)</source>
        <translation>Was gesagt wird (F2)</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>How sure you are of your label</source>
        <translation>Wie sicher Sie sich Ihres Labels sind</translation>
    </message>
    <message>
        <source>anything worth remembering</source>
        <translation>was man sich merken sollte</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>New speaker…</source>
        <translation>Neuer Sprecher …</translation>
    </message>
    <message>
        <source>Valence: 1 unpleasant to 5 pleasant</source>
        <translation>Valenz: 1 unangenehm bis 5 angenehm</translation>
    </message>
    <message>
        <source>Arousal: 1 calm to 5 excited</source>
        <translation>Erregung: 1 ruhig bis 5 erregt</translation>
    </message>
    <message>
        <source>Dominance: 1 submissive to 5 dominant</source>
        <translation>Dominanz: 1 unterwürfig bis 5 dominant</translation>
    </message>
    <message>
        <source>V, A, D</source>
        <translation>V, E, D</translation>
    </message>
    <message>
        <source>Valence, arousal and dominance</source>
        <translation>Valenz, Erregung und Dominanz</translation>
    </message>
</context>
<context>
    <name>undertone::CertificateDialog</name>
    <message>
        <source>Destroyed</source>
        <translation>Vernichtet</translation>
    </message>
    <message>
        <source>The session was destroyed</source>
        <translation>Die Sitzung wurde vernichtet</translation>
    </message>
    <message>
        <source>The consent of %1 was withdrawn</source>
        <translation>Die Einwilligung von %1 wurde widerrufen</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) destroyed; what they sealed cannot be read any more.</source>
        <translation>
            <numerusform>Ein Schlüssel wurde vernichtet; was er verschlüsselte, ist nicht mehr lesbar.</numerusform>
            <numerusform>%n Schlüssel wurden vernichtet; was sie verschlüsselten, ist nicht mehr lesbar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) of sound are gone.</source>
        <translation>
            <numerusform>Ein Kanal mit Ton ist weg.</numerusform>
            <numerusform>%n Kanäle mit Ton sind weg.</numerusform>
        </translation>
    </message>
    <message>
        <source>Models that were trained on it are blocked until they are trained anew: %1</source>
        <translation>Modelle, die damit trainiert wurden, sind gesperrt, bis sie neu trainiert sind: %1</translation>
    </message>
    <message>
        <source>Head of the log: %1</source>
        <translation>Kopf des Protokolls: %1</translation>
    </message>
    <message>
        <source>&amp;Certificate as PDF…</source>
        <translation>Beschei&amp;nigung als PDF …</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Bescheinigung</translation>
    </message>
    <message>
        <source>certificate.pdf</source>
        <translation>bescheinigung.pdf</translation>
    </message>
    <message>
        <source>The certificate cannot be written</source>
        <translation>Die Bescheinigung kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Delete these models by hand: they were trained on it, and cannot be blocked: %1</source>
        <translation>Löschen Sie diese Modelle von Hand: Sie wurden damit trainiert und können nicht gesperrt werden: %1</translation>
    </message>
    <message>
        <source>The log does not tell of this</source>
        <translation>Im Protokoll steht dies nicht</translation>
    </message>
    <message>
        <source>These folders cannot be looked through; a model in them that was trained on it is not blocked: %1</source>
        <translation>Diese Ordner können nicht durchsucht werden; ein Modell darin, das damit trainiert wurde, ist nicht gesperrt: %1</translation>
    </message>
    <message numerus="yes">
        <source>Of %n shared channel(s) only sentences of the others are left.</source>
        <translation>
            <numerusform>Von %n gemeinsamen Kanal sind nur Sätze der anderen übrig.</numerusform>
            <numerusform>Von %n gemeinsamen Kanälen sind nur Sätze der anderen übrig.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) with their labels and texts destroyed.</source>
        <translation>
            <numerusform>%n Satz mit Label und Text vernichtet.</numerusform>
            <numerusform>%n Sätze mit Labels und Texten vernichtet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) of the others kept.</source>
        <translation>
            <numerusform>%n Satz der anderen behalten.</numerusform>
            <numerusform>%n Sätze der anderen behalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>All labels and texts of the session are gone</source>
        <translation>Alle Labels und Texte der Sitzung sind gelöscht</translation>
    </message>
</context>
<context>
    <name>undertone::CommandLineView</name>
    <message>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>Ko&amp;pieren</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>Befehlszeile kopieren</translation>
    </message>
</context>
<context>
    <name>undertone::ComparisonPage</name>
    <message>
        <source>Lines: training loss; dashed with dots: measured on other speakers, or on dialogues held back. Settings that differ come first and stand out.</source>
        <translation>Linien: Trainingsverlust; gestrichelt mit Punkten: gemessen an anderen Sprechern oder an zurückgehaltenen Dialogen. Einstellungen, die sich unterscheiden, stehen oben und sind hervorgehoben.</translation>
    </message>
    <message>
        <source>Figures and settings of the runs</source>
        <translation>Zahlen und Einstellungen der Läufe</translation>
    </message>
    <message numerus="yes">
        <source>%n runs compared</source>
        <translation>
            <numerusform>Ein Lauf</numerusform>
            <numerusform>%n Läufe im Vergleich</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>undertone::ConsentPage</name>
    <message>
        <source>Who agrees to what</source>
        <translation>Wer wozu einwilligt</translation>
    </message>
    <message>
        <source>&amp;Print the notice…</source>
        <translation>Hinweis &amp;drucken …</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>&amp;Leeren</translation>
    </message>
    <message>
        <source>File that shows it</source>
        <translation>Datei, die es zeigt</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Signed &amp;here</source>
        <translation>&amp;Hier unterschrieben</translation>
    </message>
    <message>
        <source>On a paper &amp;form, scanned</source>
        <translation>Auf einem &amp;Formular, gescannt</translation>
    </message>
    <message>
        <source>&amp;Spoken, in a clip</source>
        <translation>Mündlich, in einem &amp;Clip</translation>
    </message>
    <message>
        <source>The signature, clip or scan is encrypted under a key of this speaker&apos;s own.</source>
        <translation>Unterschrift, Clip oder Scan werden mit einem eigenen Schlüssel dieser Person verschlüsselt.</translation>
    </message>
    <message>
        <source>%1 agrees to be recorded</source>
        <translation>%1 willigt in die Aufnahme ein</translation>
    </message>
    <message>
        <source>%1 has not agreed yet</source>
        <translation>%1 hat noch nicht eingewilligt</translation>
    </message>
    <message>
        <source>%1 does not agree to be recorded. Take them out of the session and out of the room, or do not record.</source>
        <translation>%1 willigt nicht in die Aufnahme ein. Nehmen Sie die Person aus der Sitzung und aus dem Raum, oder nehmen Sie nicht auf.</translation>
    </message>
    <message>
        <source>Hand the screen to each speaker. They read the notice, choose what they agree to, and sign or say it. They may refuse without a reason.</source>
        <translation>Geben Sie den Bildschirm reihum weiter. Alle lesen den Hinweis, wählen, wozu sie einwilligen, und unterschreiben oder sprechen es aus. Sie dürfen ohne Grund ablehnen.</translation>
    </message>
    <message>
        <source>%1 signed for other choices: clear the signature, and let them sign again.</source>
        <translation>%1 hat für eine andere Auswahl unterschrieben: Löschen Sie die Unterschrift, und lassen Sie neu unterschreiben.</translation>
    </message>
    <message>
        <source>The file of %1 was chosen for other choices: choose it again.</source>
        <translation>Die Datei von %1 wurde für eine andere Auswahl gewählt: Wählen Sie sie noch einmal.</translation>
    </message>
    <message>
        <source>A copy of this file is encrypted under a key of this speaker&apos;s own. The file itself stays where it is, readable: delete it there.</source>
        <translation>Eine Kopie dieser Datei wird mit einem eigenen Schlüssel dieser Person verschlüsselt. Die Datei selbst bleibt lesbar, wo sie ist: Löschen Sie sie dort.</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusPage</name>
    <message>
        <source>Which dialogues?</source>
        <translation>Welche Dialoge?</translation>
    </message>
    <message>
        <source>Tokens (*.safetensors);;All files (*)</source>
        <translation>Token (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Tokens of other speakers</source>
        <translation>Token anderer Sprecher</translation>
    </message>
    <message>
        <source>Optional: dialogues to measure on the way</source>
        <translation>Freiwillig: Dialoge, an denen unterwegs gemessen wird</translation>
    </message>
    <message>
        <source>&amp;Train on</source>
        <translation>&amp;Trainieren mit</translation>
    </message>
    <message>
        <source>&amp;Measure on</source>
        <translation>&amp;Messen an</translation>
    </message>
    <message>
        <source>Training reads dialogues as speech tokens: one file, made once of a corpus.</source>
        <translation>Das Training liest Dialoge als Sprach-Token: eine Datei, einmal aus einem Korpus erzeugt.</translation>
    </message>
    <message>
        <source>Corpus or tokens to train on</source>
        <translation>Korpus oder Token zum Trainieren</translation>
    </message>
    <message>
        <source>A corpus’s folder, or a token file</source>
        <translation>Ordner eines Korpus oder eine Token-Datei</translation>
    </message>
    <message>
        <source>dialogues</source>
        <translation>Dialoge</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Choose the folder of a corpus – IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB, or clips with a manifest.csv – to see what it holds and turn it into tokens, or a token file that was made before.</source>
        <translation>Wählen Sie den Ordner eines Korpus – IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB oder Clips mit einer manifest.csv –, um zu sehen, was er enthält, und Token daraus zu erzeugen, oder eine Token-Datei von früher.</translation>
    </message>
    <message>
        <source>Looking at what lies there…</source>
        <translation>Es wird nachgesehen, was dort liegt …</translation>
    </message>
    <message>
        <source>Of: %1</source>
        <translation>Aus: %1</translation>
    </message>
    <message>
        <source>Measured on %1 dialogues of other speakers, %2 sentences.</source>
        <translation>Gemessen an %1 Dialogen anderer Sprecher, %2 Sätzen.</translation>
    </message>
    <message>
        <source>Without dialogues of other speakers there is no curve to judge by, unless some are held back (page Method).</source>
        <translation>Ohne Dialoge anderer Sprecher gibt es keine Kurve zum Urteilen, außer einige werden zurückgehalten (Seite „Methode“).</translation>
    </message>
    <message>
        <source>The corpus cannot be read</source>
        <translation>Das Korpus lässt sich nicht lesen</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusPanel</name>
    <message>
        <source>dialogues</source>
        <translation>Dialoge</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>of speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>speakers</source>
        <translation>Sprecher</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusWindow</name>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>Ordner &amp;wählen …</translation>
    </message>
    <message>
        <source>&amp;Open the dialogue</source>
        <translation>&amp;Dialog öffnen</translation>
    </message>
    <message>
        <source>&amp;Analyse all</source>
        <translation>&amp;Alle analysieren</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Corpora</source>
        <translation>Korpora</translation>
    </message>
    <message>
        <source>Find words, names, speakers</source>
        <translation>Wörter, Namen, Sprecher finden</translation>
    </message>
    <message>
        <source>Find in the corpus</source>
        <translation>Im Korpus suchen</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Agreement of the raters</source>
        <translation>Übereinstimmung der Bewerter</translation>
    </message>
    <message>
        <source>Raters: all</source>
        <translation>Bewerter: alle</translation>
    </message>
    <message>
        <source>Raters all agree</source>
        <translation>Bewerter alle einig</translation>
    </message>
    <message>
        <source>A majority of raters</source>
        <translation>Mehrheit der Bewerter</translation>
    </message>
    <message>
        <source>Raters divided</source>
        <translation>Bewerter uneinig</translation>
    </message>
    <message>
        <source>What the model says</source>
        <translation>Was das Modell sagt</translation>
    </message>
    <message>
        <source>Model: all</source>
        <translation>Modell: alle</translation>
    </message>
    <message>
        <source>Model disagrees</source>
        <translation>Modell weicht ab</translation>
    </message>
    <message>
        <source>Model agrees</source>
        <translation>Modell stimmt überein</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Nicht analysiert</translation>
    </message>
    <message>
        <source>Sessions, dialogues and sentences</source>
        <translation>Sitzungen, Dialoge und Sätze</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>Bewerter</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Every recording that has no results of this model yet; what is done stays when it is cancelled</source>
        <translation>Jede Aufnahme, zu der es noch keine Ergebnisse dieses Modells gibt; Fertiges bleibt beim Abbrechen erhalten</translation>
    </message>
    <message>
        <source>%1 of %2 recordings are analysed.</source>
        <translation>%1 von %2 Aufnahmen sind analysiert.</translation>
    </message>
    <message>
        <source>Cancelled. What was done is kept.</source>
        <translation>Abgebrochen. Fertiges bleibt erhalten.</translation>
    </message>
    <message>
        <source>Choose a corpus, or a folder of recordings</source>
        <translation>Ein Korpus oder einen Ordner mit Aufnahmen wählen</translation>
    </message>
    <message>
        <source>Reading “%1”…</source>
        <translation>„%1“ wird gelesen …</translation>
    </message>
    <message>
        <source>Speakers: all</source>
        <translation>Sprecher: alle</translation>
    </message>
    <message>
        <source>Emotions: all</source>
        <translation>Emotionen: alle</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>analysiert</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>kein Ton</translation>
    </message>
    <message>
        <source>Choose a corpus, such as IEMOCAP or MELD, or any folder of recordings.</source>
        <translation>Wählen Sie ein Korpus wie IEMOCAP oder MELD, oder einen beliebigen Ordner mit Aufnahmen.</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>%1 Aufnahmen</translation>
    </message>
    <message>
        <source>%1 dialogues, %2 sentences</source>
        <translation>%1 Dialoge, %2 Sätze</translation>
    </message>
    <message>
        <source>%1 analysed</source>
        <translation>%1 analysiert</translation>
    </message>
    <message>
        <source>%1 files or lines were passed over</source>
        <translation>%1 Dateien oder Zeilen wurden übergangen</translation>
    </message>
    <message>
        <source>No corpus is open</source>
        <translation>Kein Korpus ist geöffnet</translation>
    </message>
    <message>
        <source>%1 · recordings</source>
        <translation>%1 · Aufnahmen</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%v of %m</source>
        <translation>%v von %m</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>„%1“ wird geöffnet …</translation>
    </message>
    <message>
        <source>Analysing every recording…</source>
        <translation>Alle Aufnahmen werden analysiert …</translation>
    </message>
    <message>
        <source>No disagreement behind this sentence.</source>
        <translation>Keine Abweichung nach diesem Satz.</translation>
    </message>
    <message>
        <source>No disagreement before this sentence.</source>
        <translation>Keine Abweichung vor diesem Satz.</translation>
    </message>
    <message>
        <source>Licence, who agreed to what</source>
        <translation>Lizenz, wer wozu eingewilligt hat</translation>
    </message>
    <message>
        <source>What you state about the corpus</source>
        <translation>Ihre Angabe zum Korpus</translation>
    </message>
    <message>
        <source>%1 %2 failed: they are marked in the list, with the reason in their tooltip.</source>
        <translation>%1 %2 gescheitert: Sie sind in der Liste markiert, mit dem Grund im Tooltip.</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 gescheitert</translation>
    </message>
    <message>
        <source>%1 match the filter</source>
        <translation>%1 passen zum Filter</translation>
    </message>
    <message>
        <source>What you state about the corpus: written into results and projects that are made from now on</source>
        <translation>Was Sie über das Korpus angeben: steht in Ergebnissen und Projekten, die ab jetzt entstehen</translation>
    </message>
</context>
<context>
    <name>undertone::DevicePage</name>
    <message>
        <source>Devices and levels</source>
        <translation>Geräte und Pegel</translation>
    </message>
    <message>
        <source>Give each speaker a channel of their own where you can: then who withdraws takes nobody else&apos;s voice along.</source>
        <translation>Geben Sie, wo es geht, jeder Person einen eigenen Kanal: Dann nimmt, wer widerruft, keine andere Stimme mit.</translation>
    </message>
    <message>
        <source>A simulated device hears nothing: tones are recorded in its place.</source>
        <translation>Ein simuliertes Gerät hört nichts: Statt Stimmen werden Töne aufgenommen.</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>The device gives no sound</source>
        <translation>Das Gerät liefert keinen Ton</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1 (Standard)</translation>
    </message>
    <message>
        <source>Channel of %1</source>
        <translation>Kanal von %1</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>%1: not recorded</source>
        <translation>%1: nicht aufgenommen</translation>
    </message>
    <message>
        <source>%1: several voices (%2)</source>
        <translation>%1: mehrere Stimmen (%2)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Second device</source>
        <translation>Zweites Gerät</translation>
    </message>
    <message>
        <source>Its channels are counted behind those of the first, and its clock is brought to that of the first.</source>
        <translation>Seine Kanäle zählen hinter denen des ersten, und seine Uhr wird der des ersten angeglichen.</translation>
    </message>
    <message>
        <source>Labels follow within a few seconds, and are the same as those of an analysis afterwards.</source>
        <translation>Die Labels folgen binnen weniger Sekunden und sind dieselben wie bei einer späteren Auswertung.</translation>
    </message>
    <message>
        <source>Not everyone agrees to be analysed, or the setting does not allow it.</source>
        <translation>Nicht alle willigen in die Auswertung ein, oder das Umfeld erlaubt sie nicht.</translation>
    </message>
    <message>
        <source>no second device</source>
        <translation>kein zweites Gerät</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>und %1</translation>
    </message>
    <message>
        <source>Channel %1 (second device)</source>
        <translation>Kanal %1 (zweites Gerät)</translation>
    </message>
    <message>
        <source>Anal&amp;yse each sentence as it is spoken</source>
        <translation>Jeden Satz schon beim Sprechen a&amp;uswerten</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Recorded at %1</source>
        <translation>Aufnahme mit %1</translation>
    </message>
    <message>
        <source>Recorded at %1; the second device gives %2, which is brought to it</source>
        <translation>Aufnahme mit %1; das zweite Gerät liefert %2 und wird daran angepasst</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Erneut suchen</translation>
    </message>
    <message>
        <source>Lists devices that were connected since.</source>
        <translation>Zeigt auch Geräte, die seitdem angeschlossen wurden.</translation>
    </message>
    <message>
        <source>There is no device to record from: connect one, then look again.</source>
        <translation>Es gibt kein Aufnahmegerät: Schließen Sie eines an, und suchen Sie dann erneut.</translation>
    </message>
    <message>
        <source>Several voices share a channel: if one of them withdraws, all of it is destroyed, or all but the sentences of the others.</source>
        <translation>Mehrere Stimmen teilen sich einen Kanal: Widerruft eine davon, wird er ganz vernichtet oder alles außer den Sätzen der anderen.</translation>
    </message>
</context>
<context>
    <name>undertone::EmptyPage</name>
    <message>
        <source>Open a recording…</source>
        <translation>Aufnahme öffnen …</translation>
    </message>
    <message>
        <source>Open the demo conversation</source>
        <translation>Demogespräch öffnen</translation>
    </message>
    <message>
        <source>Choose a model folder…</source>
        <translation>Modellordner wählen …</translation>
    </message>
    <message>
        <source>Two minutes of synthetic voices</source>
        <translation>Zwei Minuten mit synthetischen Stimmen</translation>
    </message>
    <message>
        <source>The demo has not been made on this machine</source>
        <translation>Die Demo wurde auf diesem Rechner noch nicht erzeugt</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>Kein Modell installiert</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Drop a conversation here</source>
        <translation>Gespräch hier ablegen</translation>
    </message>
    <message>
        <source>A model is a folder with undertone.json in it. The small one comes with the program; it is looked for in $UNDERTONE_MODELS, in your data folder and beside the program. Recordings can be opened and heard without one.</source>
        <translation>Ein Modell ist ein Ordner mit undertone.json darin. Das kleine gehört zum Programm; gesucht wird in $UNDERTONE_MODELS, in Ihrem Datenordner und neben dem Programm. Aufnahmen lassen sich auch ohne Modell öffnen und anhören.</translation>
    </message>
    <message>
        <source>Undertone reads the emotion of every sentence and, as it goes, writes what it has heard into a temporary memory. You see both, sentence by sentence.</source>
        <translation>Undertone liest die Emotion jedes Satzes und schreibt dabei das Gehörte in ein vorläufiges Gedächtnis. Sie sehen beides, Satz für Satz.</translation>
    </message>
    <message>
        <source>WAV, FLAC, Ogg, Opus, MP3 and others, of any length. Sentences and speakers come from an RTTM, TextGrid, EAF or CSV file dropped with it, else sentences are found by voice activity.</source>
        <translation>WAV, FLAC, Ogg, Opus, MP3 und andere, beliebig lang. Sätze und Sprecher kommen aus einer mit abgelegten RTTM-, TextGrid-, EAF- oder CSV-Datei; sonst findet die Sprachaktivität die Sätze.</translation>
    </message>
    <message>
        <source>Recorded sessions…</source>
        <translation>Aufgenommene Sitzungen …</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Corpus %1</source>
        <translation>Korpus %1</translation>
    </message>
    <message>
        <source>Recorded sessions</source>
        <translation>Aufgenommene Sitzungen</translation>
    </message>
</context>
<context>
    <name>undertone::EstimatePage</name>
    <message>
        <source>What will it take?</source>
        <translation>Was wird es brauchen?</translation>
    </message>
    <message>
        <source>Two steps are taken on this machine and thrown away. Nothing has been started yet.</source>
        <translation>Auf diesem Rechner werden zwei Schritte getan und verworfen. Noch ist nichts gestartet.</translation>
    </message>
    <message>
        <source>Two steps are being taken</source>
        <translation>Zwei Schritte werden getan</translation>
    </message>
    <message>
        <source>Loading the parts and taking two steps…</source>
        <translation>Die Teile werden geladen und zwei Schritte getan …</translation>
    </message>
    <message>
        <source>time for all steps</source>
        <translation>Zeit für alle Schritte</translation>
    </message>
    <message>
        <source>memory at its peak</source>
        <translation>Speicher, höchstens</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>je Schritt</translation>
    </message>
    <message>
        <source>device and number type</source>
        <translation>Gerät und Zahlentyp</translation>
    </message>
    <message>
        <source>Share of the free memory that it takes</source>
        <translation>Anteil des freien Speichers, den es braucht</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>That is more than the %1 that are free: the run may be ended by the system. Take a smaller batch or shorter windows.</source>
        <translation>Das ist mehr als die freien %1: Das System könnte den Lauf beenden. Nehmen Sie einen kleineren Stapel oder kürzere Fenster.</translation>
    </message>
    <message>
        <source>%1 of memory are free. Loading and measuring on the way come on top of the time.</source>
        <translation>%1 Speicher sind frei. Laden und Messen unterwegs kommen zur Zeit hinzu.</translation>
    </message>
    <message>
        <source>The two steps could not be taken</source>
        <translation>Die zwei Schritte sind nicht gelungen</translation>
    </message>
</context>
<context>
    <name>undertone::FigureDialog</name>
    <message>
        <source>Picture of the timeline</source>
        <translation>Bild der Zeitleiste</translation>
    </message>
    <message>
        <source>The &amp;whole recording</source>
        <translation>Die &amp;ganze Aufnahme</translation>
    </message>
    <message>
        <source>What is &amp;visible, %1 to %2</source>
        <translation>Was &amp;sichtbar ist, %1 bis %2</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message>
        <source>one line</source>
        <translation>eine Zeile</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>&amp;Length of a line</source>
        <translation>&amp;Länge einer Zeile</translation>
    </message>
    <message>
        <source>W&amp;idth</source>
        <translation>&amp;Breite</translation>
    </message>
</context>
<context>
    <name>undertone::FirstStartDialog</name>
    <message>
        <source>Set up Undertone</source>
        <translation>Undertone einrichten</translation>
    </message>
    <message>
        <source>LibTorch is needed once</source>
        <translation>LibTorch wird einmal gebraucht</translation>
    </message>
    <message>
        <source>Undertone computes with LibTorch, which this package does not contain. It is fetched from PyPI into your cache: 544 MB to download, 545 MB on disk. Every file is checked by its SHA-256:</source>
        <translation>Undertone rechnet mit LibTorch, das dieses Paket nicht enthält. Es wird von PyPI in Ihren Cache geholt: 544 MB zu laden, 545 MB auf der Platte. Jede Datei wird anhand ihrer SHA-256 geprüft:</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Fetch LibTorch</source>
        <translation>LibTorch holen</translation>
    </message>
    <message>
        <source>Asking PyPI…</source>
        <translation>PyPI wird gefragt…</translation>
    </message>
    <message>
        <source>Checking and unpacking…</source>
        <translation>Wird geprüft und entpackt…</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 von %2 MB</translation>
    </message>
    <message>
        <source>LibTorch could not be fetched: %1</source>
        <translation>LibTorch konnte nicht geholt werden: %1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Erneut versuchen</translation>
    </message>
</context>
<context>
    <name>undertone::HelpWindow</name>
    <message>
        <source>Undertone manual</source>
        <translation>Handbuch zu Undertone</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>undertone::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation>Kürzer als %1 s: zu kurz, um verlässlich zu sein.</translation>
    </message>
    <message>
        <source>Not analysed yet.</source>
        <translation>Noch nicht analysiert.</translation>
    </message>
    <message>
        <source>Thin bars: the same with memory off.</source>
        <translation>Dünne Balken: dasselbe ohne Gedächtnis.</translation>
    </message>
    <message>
        <source>Memory step that wrote this sentence</source>
        <translation>Gedächtnisschritt, der diesen Satz schrieb</translation>
    </message>
    <message>
        <source>Loss before</source>
        <translation>Verlust vorher</translation>
    </message>
    <message>
        <source>Nats per token, before the step</source>
        <translation>Nats je Token, vor dem Schritt</translation>
    </message>
    <message>
        <source>Loss after</source>
        <translation>Verlust nachher</translation>
    </message>
    <message>
        <source>Nats per token, after the step</source>
        <translation>Nats je Token, nach dem Schritt</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Loss after minus loss before, nats per token</source>
        <translation>Verlust nachher minus vorher, Nats je Token</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>Schrittnorm</translation>
    </message>
    <message>
        <source>L2 norm of the step&apos;s change of the temporary LoRA</source>
        <translation>L2-Norm der Änderung des temporären LoRA in diesem Schritt</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Speech tokens of the sentence, with the one that ends it</source>
        <translation>Sprach-Token des Satzes, mit dem abschließenden</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What this sentence was computed on</source>
        <translation>Worauf dieser Satz gerechnet wurde</translation>
    </message>
    <message>
        <source>Labels so far</source>
        <translation>Bisherige Labels</translation>
    </message>
    <message>
        <source>Before the run</source>
        <translation>Vor dem Lauf</translation>
    </message>
    <message>
        <source>Measure loss after each step</source>
        <translation>Verlust nach jedem Schritt messen</translation>
    </message>
    <message>
        <source>One more forward per sentence: shows what each memory step achieved</source>
        <translation>Ein Durchgang mehr je Satz: zeigt, was jeder Gedächtnisschritt bewirkt hat</translation>
    </message>
    <message>
        <source>e.g. licence, who agreed to what</source>
        <translation>z. B. Lizenz, wer wozu zugestimmt hat</translation>
    </message>
    <message>
        <source>What you state about this recording</source>
        <translation>Ihre Angabe zu dieser Aufnahme</translation>
    </message>
    <message>
        <source>What you state about this recording (optional, written into the results):</source>
        <translation>Ihre Angabe zu dieser Aufnahme (freiwillig, steht in den Ergebnissen):</translation>
    </message>
    <message>
        <source>Sentence %1</source>
        <translation>Satz %1</translation>
    </message>
    <message>
        <source>Sentence %1 · %2</source>
        <translation>Satz %1 · %2</translation>
    </message>
    <message>
        <source>%1 – %2 · %3 s</source>
        <translation>%1 – %2 · %3 s</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message numerus="yes">
        <source>Share of %n analysed sentence(s). Select a sentence to see its numbers.</source>
        <translation>
            <numerusform>Anteil an %n analysierten Satz. Wählen Sie einen Satz, um seine Zahlen zu sehen.</numerusform>
            <numerusform>Anteil an %n analysierten Sätzen. Wählen Sie einen Satz, um seine Zahlen zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sentences are labelled one by one, each as soon as it has been read and written to memory.</source>
        <translation>Die Sätze erhalten ihr Label einer nach dem anderen, sobald jeder gelesen und ins Gedächtnis geschrieben ist.</translation>
    </message>
    <message>
        <source>Sentences will be found by voice activity, without speakers. A segments file (RTTM, TextGrid, EAF or CSV) may be opened or dropped here instead.</source>
        <translation>Sätze werden durch Sprachaktivität gefunden, ohne Sprecher. Stattdessen lässt sich eine Segmentdatei (RTTM, TextGrid, EAF oder CSV) öffnen oder hier ablegen.</translation>
    </message>
    <message>
        <source>Sentences and speakers are those of the segments file.</source>
        <translation>Sätze und Sprecher sind die der Segmentdatei.</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Stated about this recording: %1</source>
        <translation>Angegeben zu dieser Aufnahme: %1</translation>
    </message>
</context>
<context>
    <name>undertone::LabelCounts</name>
    <message>
        <source>no label</source>
        <translation>ohne Label</translation>
    </message>
    <message>
        <source>Sentences of each emotion: %1</source>
        <translation>Sätze jeder Emotion: %1</translation>
    </message>
</context>
<context>
    <name>undertone::LabelsDialog</name>
    <message>
        <source>&amp;Colour…</source>
        <translation>&amp;Farbe …</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Labels of this project</source>
        <translation>Labels dieses Projekts</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <source>Double-click a name to change it. The first nine labels have the keys 1 to 9. Deleting a label takes it from all sentences; Undo gives it back.</source>
        <translation>Ein Doppelklick auf einen Namen ändert ihn. Die ersten neun Labels haben die Tasten 1 bis 9. Ein gelöschtes Label verschwindet aus allen Sätzen; Rückgängig bringt es wieder.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>new label</source>
        <translation>neues Label</translation>
    </message>
    <message>
        <source>new label %1</source>
        <translation>neues Label %1</translation>
    </message>
</context>
<context>
    <name>undertone::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>S&amp;prache</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
</context>
<context>
    <name>undertone::LevelBar</name>
    <message>
        <source>Level of %1</source>
        <translation>Pegel von %1</translation>
    </message>
    <message>
        <source>Clipped: turn it down</source>
        <translation>Übersteuert: leiser stellen</translation>
    </message>
    <message>
        <source>Silent for %1 s</source>
        <translation>Seit %1 s still</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
</context>
<context>
    <name>undertone::LiveEmotionView</name>
    <message>
        <source>Emotions of the last minute</source>
        <translation>Emotionen der letzten Minute</translation>
    </message>
    <message>
        <source>no emotion</source>
        <translation>keine Emotion</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1, loss %2</source>
        <translation>%1, Verlust %2</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>Nicht ausgewertet</translation>
    </message>
    <message>
        <source>The model is being loaded; what is said meanwhile is analysed then.</source>
        <translation>Das Modell wird geladen; was inzwischen gesagt wird, wird danach ausgewertet.</translation>
    </message>
    <message>
        <source>loss: %1 to %2 nats per token</source>
        <translation>Verlust: %1 bis %2 nats je Token</translation>
    </message>
</context>
<context>
    <name>undertone::LiveWaveformView</name>
    <message>
        <source>The last minute of the recording</source>
        <translation>Die letzte Minute der Aufnahme</translation>
    </message>
</context>
<context>
    <name>undertone::MainWindow</name>
    <message>
        <source>Undertone</source>
        <translation>Undertone</translation>
    </message>
    <message>
        <source>Choose a model folder…</source>
        <translation>Modellordner wählen …</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Open a recording…</source>
        <translation>Aufnahme &amp;öffnen …</translation>
    </message>
    <message>
        <source>Open the &amp;demo conversation</source>
        <translation>&amp;Demogespräch öffnen</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Open &amp;segments…</source>
        <translation>&amp;Segmente öffnen …</translation>
    </message>
    <message>
        <source>Choose &amp;tiers…</source>
        <translation>Ebe&amp;nen wählen …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Find sentences by &amp;voice activity</source>
        <translation>Sätze durch Sprach&amp;aktivität finden</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Timeline as &amp;JSON…</source>
        <translation>Zeitleiste als &amp;JSON …</translation>
    </message>
    <message>
        <source>Table as &amp;CSV…</source>
        <translation>Tabelle als &amp;CSV …</translation>
    </message>
    <message>
        <source>&amp;TextGrid for Praat…</source>
        <translation>&amp;TextGrid für Praat …</translation>
    </message>
    <message>
        <source>&amp;EAF for ELAN…</source>
        <translation>&amp;EAF für ELAN …</translation>
    </message>
    <message>
        <source>Picture as &amp;PNG…</source>
        <translation>Bild als &amp;PNG …</translation>
    </message>
    <message>
        <source>Picture as S&amp;VG…</source>
        <translation>Bild als S&amp;VG …</translation>
    </message>
    <message>
        <source>&amp;Close the recording</source>
        <translation>Aufnahme s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>&amp;Analysieren</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Compare &amp;memory off</source>
        <translation>Ohne &amp;Gedächtnis vergleichen</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Measure &amp;loss after each step</source>
        <translation>&amp;Verlust nach jedem Schritt messen</translation>
    </message>
    <message>
        <source>Choose a model &amp;folder…</source>
        <translation>&amp;Modellordner wählen …</translation>
    </message>
    <message>
        <source>About this mod&amp;el</source>
        <translation>Über dieses Mod&amp;ell</translation>
    </message>
    <message>
        <source>&amp;Training…</source>
        <translation>&amp;Training …</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>P&amp;revious sentence</source>
        <translation>Vo&amp;riger Satz</translation>
    </message>
    <message>
        <source>Ctrl+Up</source>
        <translation>Ctrl+Up</translation>
    </message>
    <message>
        <source>&amp;Next sentence</source>
        <translation>&amp;Nächster Satz</translation>
    </message>
    <message>
        <source>Ctrl+Down</source>
        <translation>Ctrl+Down</translation>
    </message>
    <message>
        <source>Select n&amp;one</source>
        <translation>Nichts aus&amp;wählen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation>Abspielposition &amp;folgen</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>&amp;Whole recording</source>
        <translation>Ganze &amp;Aufnahme</translation>
    </message>
    <message>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>The language is chosen</source>
        <translation>Die Sprache ist gewählt</translation>
    </message>
    <message>
        <source>Undertone uses it from its next start on.</source>
        <translation>Undertone verwendet sie ab dem nächsten Start.</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Ctrl+F1</source>
        <translation>Ctrl+F1</translation>
    </message>
    <message>
        <source>&amp;About Undertone</source>
        <translation>Ü&amp;ber Undertone</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>Aufnahme öffnen</translation>
    </message>
    <message>
        <source>Audio (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.aifc *.au *.snd *.caf *.w64 *.rf64 *.sph *.gsm *.m4a *.mp4 *.m4b *.aac *.webm *.mka *.mkv *.mov *.3gp *.amr *.wma *.spx);;All files (*)</source>
        <translation>Audio (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.aifc *.au *.snd *.caf *.w64 *.rf64 *.sph *.gsm *.m4a *.mp4 *.m4b *.aac *.webm *.mka *.mkv *.mov *.3gp *.amr *.wma *.spx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Open segments</source>
        <translation>Segmente öffnen</translation>
    </message>
    <message>
        <source>Segments (%1);;All files (*)</source>
        <translation>Segmente (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Choose a model folder</source>
        <translation>Modellordner wählen</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>In the timeline: wheel scrolls, Ctrl+wheel zooms, + − zoom, 0 or F shows all, arrows, Home and End scroll, Tab and Shift+Tab walk the sentences, Return plays from the selected one.</source>
        <translation>In der Zeitleiste: Das Rad rollt, Strg+Rad zoomt, + − zoomen, 0 oder F zeigt alles, Pfeile, Pos1 und Ende rollen, Tab und Umschalt+Tab gehen durch die Sätze, die Eingabetaste spielt ab dem gewählten.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>%1 – Undertone</source>
        <translation>%1 – Undertone</translation>
    </message>
    <message>
        <source>&amp;Use the model that ships</source>
        <translation>Mitgeliefertes Modell ver&amp;wenden</translation>
    </message>
    <message>
        <source>The run goes on, with a warning</source>
        <translation>Der Lauf geht weiter, mit einer Warnung</translation>
    </message>
    <message>
        <source>An analysis is in progress</source>
        <translation>Eine Analyse läuft</translation>
    </message>
    <message>
        <source>It reads the sentences that it began with.</source>
        <translation>Sie liest die Sätze, mit denen sie begonnen hat.</translation>
    </message>
    <message>
        <source>Wait until it ends, or cancel it, then open others.</source>
        <translation>Warten Sie ihr Ende ab oder brechen Sie sie ab, und öffnen Sie dann andere.</translation>
    </message>
    <message>
        <source>%1 (read-only) – Undertone</source>
        <translation>%1 (schreibgeschützt) – Undertone</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <source>Spea&amp;ker</source>
        <translation>S&amp;precher</translation>
    </message>
    <message>
        <source>Edit the &amp;text</source>
        <translation>&amp;Text bearbeiten</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation>An der Abspielposition t&amp;eilen</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Merge with the next</source>
        <translation>Mit dem nächsten &amp;verbinden</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>&amp;Delete the sentence</source>
        <translation>&amp;Satz löschen</translation>
    </message>
    <message>
        <source>&amp;Boundaries</source>
        <translation>&amp;Grenzen</translation>
    </message>
    <message>
        <source>&amp;Start 10 ms earlier</source>
        <translation>&amp;Anfang 10 ms früher</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Start 10 ms &amp;later</source>
        <translation>Anfang 10 ms &amp;später</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>&amp;End 10 ms earlier</source>
        <translation>&amp;Ende 10 ms früher</translation>
    </message>
    <message>
        <source>Alt+Shift+Left</source>
        <translation>Alt+Shift+Left</translation>
    </message>
    <message>
        <source>End &amp;10 ms later</source>
        <translation>Ende &amp;10 ms später</translation>
    </message>
    <message>
        <source>Alt+Shift+Right</source>
        <translation>Alt+Shift+Right</translation>
    </message>
    <message>
        <source>Start at the &amp;playhead</source>
        <translation>Anfang an die A&amp;bspielposition</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>End at the play&amp;head</source>
        <translation>Ende an die Abspiel&amp;position</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>&amp;Merge the sentences</source>
        <translation>Sätze &amp;verbinden</translation>
    </message>
    <message>
        <source>&amp;Delete the sentences</source>
        <translation>&amp;Sätze löschen</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>&amp;New speaker…</source>
        <translation>&amp;Neuer Sprecher …</translation>
    </message>
    <message>
        <source>&amp;Rename everywhere</source>
        <translation>Überall &amp;umbenennen</translation>
    </message>
    <message>
        <source>&amp;Merge everywhere</source>
        <translation>Überall &amp;zusammenführen</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <source>into %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>New speaker</source>
        <translation>Neuer Sprecher</translation>
    </message>
    <message>
        <source>Name of the speaker:</source>
        <translation>Name des Sprechers:</translation>
    </message>
    <message>
        <source>Rename everywhere</source>
        <translation>Überall umbenennen</translation>
    </message>
    <message>
        <source>Name of the speaker in all sentences:</source>
        <translation>Name des Sprechers in allen Sätzen:</translation>
    </message>
    <message>
        <source>&amp;New project from this recording…</source>
        <translation>Neues Pro&amp;jekt aus dieser Aufnahme …</translation>
    </message>
    <message>
        <source>Open a &amp;project…</source>
        <translation>&amp;Projekt öffnen …</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <source>Save a cop&amp;y of the project…</source>
        <translation>&amp;Kopie des Projekts speichern …</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <source>&amp;Close the project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <source>Finished analysis</source>
        <translation>Fertige Analyse</translation>
    </message>
    <message>
        <source>The finished analysis of “%1” belongs to no project.</source>
        <translation>Die fertige Analyse von „%1“ gehört zu keinem Projekt.</translation>
    </message>
    <message>
        <source>Save the recording as a project to keep its results, or discard them.</source>
        <translation>Speichern Sie die Aufnahme als Projekt, um die Ergebnisse zu behalten, oder verwerfen Sie sie.</translation>
    </message>
    <message>
        <source>&amp;Save as a project…</source>
        <translation>Als Projekt &amp;speichern …</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <source>Save as a project</source>
        <translation>Als Projekt speichern</translation>
    </message>
    <message>
        <source>Undertone projects (*.%1)</source>
        <translation>Undertone-Projekte (*.%1)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Undertone projects (*.%1);;All files (*)</source>
        <translation>Undertone-Projekte (*.%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Recording not found</source>
        <translation>Aufnahme nicht gefunden</translation>
    </message>
    <message>
        <source>The recording “%1” of the project “%2” was not found.</source>
        <translation>Die Aufnahme „%1“ des Projekts „%2“ wurde nicht gefunden.</translation>
    </message>
    <message>
        <source>Choose the file where it lies now. It may have another name: its sound is compared.</source>
        <translation>Wählen Sie die Datei dort, wo sie jetzt liegt. Sie darf anders heißen: Verglichen wird der Ton.</translation>
    </message>
    <message>
        <source>C&amp;hoose the recording…</source>
        <translation>Aufnahme &amp;wählen …</translation>
    </message>
    <message>
        <source>Choose the recording</source>
        <translation>Aufnahme wählen</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Shift+Space</source>
        <translation>Shift+Space</translation>
    </message>
    <message>
        <source>&amp;Loop</source>
        <translation>S&amp;chleife</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Play on &amp;moving to a sentence</source>
        <translation>&amp;Beim Wechsel zum Satz abspielen</translation>
    </message>
    <message>
        <source>&amp;Back to the zoom before</source>
        <translation>&amp;Zurück zum vorigen Ausschnitt</translation>
    </message>
    <message>
        <source>Ctrl+Backspace</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <source>&amp;Forward to the zoom after</source>
        <translation>&amp;Weiter zum nächsten Ausschnitt</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Backspace</source>
        <translation>Ctrl+Shift+Backspace</translation>
    </message>
    <message>
        <source>&amp;Runs of this project</source>
        <translation>Lä&amp;ufe dieses Projekts</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>Te&amp;xtgröße</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The text size is chosen</source>
        <translation>Die Textgröße ist gewählt</translation>
    </message>
    <message>
        <source>&amp;Keys of</source>
        <translation>Tasten v&amp;on</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>The analysis</source>
        <translation>Die Analyse</translation>
    </message>
    <message>
        <source>Every sentence gets an emotion while the recording is read once. The model remembers the conversation as it goes on; Compare memory off shows what that changes.</source>
        <translation>Jeder Satz bekommt eine Emotion, während die Aufnahme einmal gelesen wird. Das Modell merkt sich das Gespräch, während es weitergeht; „Ohne Gedächtnis vergleichen“ zeigt, was das ändert.</translation>
    </message>
    <message>
        <source>The timeline</source>
        <translation>Die Zeitleiste</translation>
    </message>
    <message>
        <source>Waveform, speakers, emotions and what memory did, on one axis. Ctrl and the wheel zoom, a click selects a sentence, Tab walks through them. G shows the spectrogram.</source>
        <translation>Wellenform, Sprecher, Emotionen und was das Gedächtnis bewirkt hat, auf einer Achse. Strg und Mausrad vergrößern, ein Klick wählt einen Satz, Tab geht von Satz zu Satz. G zeigt das Spektrogramm.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Anhören</translation>
    </message>
    <message>
        <source>Space plays, Shift and Space play the sentence alone. The speed changes with comma and full stop, at the same pitch.</source>
        <translation>Die Leertaste spielt ab, Umschalt und Leertaste nur den Satz. Komma und Punkt ändern das Tempo bei gleicher Tonhöhe.</translation>
    </message>
    <message>
        <source>The same as a table</source>
        <translation>Dasselbe als Tabelle</translation>
    </message>
    <message>
        <source>Each row is a sentence. Columns sort, and a row selects its sentence in the timeline.</source>
        <translation>Jede Zeile ist ein Satz. Spalten sortieren, und eine Zeile wählt ihren Satz in der Zeitleiste.</translation>
    </message>
    <message>
        <source>One sentence</source>
        <translation>Ein Satz</translation>
    </message>
    <message>
        <source>All numbers of the selected sentence, and how far they can be trusted.</source>
        <translation>Alle Zahlen des gewählten Satzes, und wie weit ihnen zu trauen ist.</translation>
    </message>
    <message>
        <source>Your own work</source>
        <translation>Ihre eigene Arbeit</translation>
    </message>
    <message>
        <source>File, New project keeps sentences, labels and analyses in one file. With a project open the keys 1 to 9 label the selected sentence. F1 opens the manual.</source>
        <translation>Datei, Neues Projekt bewahrt Sätze, Labels und Analysen in einer Datei. Bei offenem Projekt geben die Tasten 1 bis 9 dem gewählten Satz ein Label. F1 öffnet das Handbuch.</translation>
    </message>
    <message>
        <source>&amp;Labels of this project…</source>
        <translation>&amp;Labels dieses Projekts …</translation>
    </message>
    <message>
        <source>&amp;Annotator</source>
        <translation>A&amp;nnotator</translation>
    </message>
    <message>
        <source>Snap &amp;both to silence</source>
        <translation>Beide in die Sti&amp;lle rücken</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Snap &amp;what is dragged</source>
        <translation>&amp;Gezogenes in die Stille rücken</translation>
    </message>
    <message>
        <source>Annotator without a name</source>
        <translation>Annotator ohne Namen</translation>
    </message>
    <message>
        <source>&amp;New annotator…</source>
        <translation>&amp;Neuer Annotator …</translation>
    </message>
    <message>
        <source>New annotator</source>
        <translation>Neuer Annotator</translation>
    </message>
    <message>
        <source>Name of the annotator:</source>
        <translation>Name des Annotators:</translation>
    </message>
    <message>
        <source>&amp;Hear</source>
        <translation>&amp;Hören</translation>
    </message>
    <message>
        <source>O&amp;utput device</source>
        <translation>Ausgabe&amp;gerät</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>&amp;Tempo</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>&amp;Langsamer</translation>
    </message>
    <message>
        <source>,</source>
        <translation>,</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>&amp;Schneller</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>&amp;Everybody, all channels</source>
        <translation>&amp;Alle, alle Kanäle</translation>
    </message>
    <message>
        <source>Only channel %1</source>
        <translation>Nur Kanal %1</translation>
    </message>
    <message>
        <source>&amp;Only these turns</source>
        <translation>&amp;Nur diese Beiträge</translation>
    </message>
    <message>
        <source>&amp;Not these turns</source>
        <translation>&amp;Ohne diese Beiträge</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1 (nicht angeschlossen)</translation>
    </message>
    <message>
        <source>Making the project “%1”</source>
        <translation>Das Projekt „%1“ wird angelegt</translation>
    </message>
    <message>
        <source>Looking for the recording of “%1”</source>
        <translation>Die Aufnahme von „%1“ wird gesucht</translation>
    </message>
    <message>
        <source>The recording is read once, so that it is known by its sound.</source>
        <translation>Die Aufnahme wird einmal gelesen, damit sie an ihrem Klang erkannt wird.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>Lauf umbenennen</translation>
    </message>
    <message>
        <source>Name of the run:</source>
        <translation>Name des Laufs:</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>So&amp;und</source>
        <translation>&amp;Ton</translation>
    </message>
    <message>
        <source>&amp;Spectrogram</source>
        <translation>&amp;Spektrogramm</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>&amp;Fenster</translation>
    </message>
    <message>
        <source>%1 ms (wideband)</source>
        <translation>%1 ms (breitbandig)</translation>
    </message>
    <message>
        <source>%1 ms (narrowband)</source>
        <translation>%1 ms (schmalbandig)</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>&amp;Frequencies</source>
        <translation>Fre&amp;quenzen</translation>
    </message>
    <message>
        <source>up to %1 kHz</source>
        <translation>bis %1 kHz</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>&amp;Dynamic range</source>
        <translation>&amp;Dynamikumfang</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Other &amp;annotators&apos; labels</source>
        <translation>Label &amp;der anderen Annotatoren</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>&amp;Kanäle</translation>
    </message>
    <message>
        <source>Waveform &amp;higher</source>
        <translation>Wellenform &amp;höher</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Waveform &amp;lower</source>
        <translation>Wellenform &amp;niedriger</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Down</translation>
    </message>
    <message>
        <source>All &amp;together</source>
        <translation>&amp;Alle zusammen</translation>
    </message>
    <message>
        <source>Each by &amp;itself</source>
        <translation>&amp;Jeder für sich</translation>
    </message>
    <message>
        <source>M&amp;odels…</source>
        <translation>M&amp;odelle …</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>The folder of models cannot be changed</source>
        <translation>Der Ordner der Modelle kann nicht geändert werden</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>E&amp;instellungen …</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>Kein Unterschied</translation>
    </message>
    <message>
        <source>&amp;Find in the table</source>
        <translation>In der Tabelle suc&amp;hen</translation>
    </message>
    <message>
        <source>Ne&amp;xt difference of labels</source>
        <translation>Nächster &amp;Unterschied der Labels</translation>
    </message>
    <message>
        <source>F3</source>
        <translation>F3</translation>
    </message>
    <message>
        <source>Previous d&amp;ifference of labels</source>
        <translation>Vor&amp;iger Unterschied der Labels</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Umschalt+F3</translation>
    </message>
    <message>
        <source>Recorded sess&amp;ions…</source>
        <translation>Aufgenommene S&amp;itzungen …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>What stays on this &amp;disk…</source>
        <translation>Was auf dieser &amp;Platte bleibt …</translation>
    </message>
    <message>
        <source>&amp;Close the session</source>
        <translation>Sitzung s&amp;chließen</translation>
    </message>
    <message>
        <source>Recorded session</source>
        <translation>Aufgenommene Sitzung</translation>
    </message>
    <message>
        <source>A session is being recorded</source>
        <translation>Eine Sitzung wird aufgenommen</translation>
    </message>
    <message>
        <source>The recording goes on while this window is open.</source>
        <translation>Die Aufnahme läuft, solange dieses Fenster offen ist.</translation>
    </message>
    <message>
        <source>Stop it to close the program. All that was heard is kept.</source>
        <translation>Beenden Sie sie, um das Programm zu schließen. Alles Gehörte bleibt erhalten.</translation>
    </message>
    <message>
        <source>&amp;Stop the recording</source>
        <translation>Aufnahme &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Go on recording</source>
        <translation>&amp;Weiter aufnehmen</translation>
    </message>
    <message>
        <source>&amp;RTTM for diarization…</source>
        <translation>&amp;RTTM für Diarisierung …</translation>
    </message>
    <message>
        <source>Subtitles as &amp;WebVTT…</source>
        <translation>Untertitel als &amp;WebVTT …</translation>
    </message>
    <message>
        <source>Labels for &amp;Audacity…</source>
        <translation>Textmarken für &amp;Audacity …</translation>
    </message>
    <message>
        <source>&amp;IEMOCAP&apos;s EmoEvaluation…</source>
        <translation>EmoEvaluation von &amp;IEMOCAP …</translation>
    </message>
    <message>
        <source>Picture as P&amp;DF…</source>
        <translation>Bild als P&amp;DF …</translation>
    </message>
    <message>
        <source>Rep&amp;ort as PDF…</source>
        <translation>&amp;Bericht als PDF …</translation>
    </message>
    <message>
        <source>It is the recording itself. Choose another name.</source>
        <translation>Es ist die Aufnahme selbst. Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <source>The sentences came from it. Its tiers are kept, and those of the analysis stand behind them.</source>
        <translation>Die Sätze kamen daraus. Ihre Ebenen bleiben, und die der Analyse stehen dahinter.</translation>
    </message>
    <message>
        <source>The sentences came from it. What else stands in it would be lost.</source>
        <translation>Die Sätze kamen daraus. Was sonst darin steht, ginge verloren.</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>E&amp;rsetzen</translation>
    </message>
    <message>
        <source>“%1” will not hold everything.</source>
        <translation>„%1“ wird nicht alles enthalten.</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>E&amp;xportieren</translation>
    </message>
    <message>
        <source>The speakers were not found</source>
        <translation>Die Sprecher wurden nicht gefunden</translation>
    </message>
    <message>
        <source>The speakers were not taken over</source>
        <translation>Die Sprecher wurden nicht übernommen</translation>
    </message>
    <message>
        <source>The sentences were changed while it was found who speaks in them.</source>
        <translation>Die Sätze wurden geändert, während gesucht wurde, wer in ihnen spricht.</translation>
    </message>
    <message>
        <source>Find the speakers again.</source>
        <translation>Suchen Sie die Sprecher noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s) found</source>
        <translation>
            <numerusform>%n Sprecher gefunden</numerusform>
            <numerusform>%n Sprecher gefunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n sentence(s). Every cut and every name can be changed.</source>
        <translation>
            <numerusform>In %n Satz. Jeder Schnitt und jeder Name lässt sich ändern.</numerusform>
            <numerusform>In %n Sätzen. Jeder Schnitt und jeder Name lässt sich ändern.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Find &amp;speakers…</source>
        <translation>&amp;Sprecher finden …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Finding the speakers</source>
        <translation>Sprecher werden gesucht</translation>
    </message>
    <message>
        <source>The recording is listened to once; you can go on working meanwhile.</source>
        <translation>Die Aufnahme wird einmal durchgehört; Sie können inzwischen weiterarbeiten.</translation>
    </message>
    <message>
        <source>Corpor&amp;a…</source>
        <translation>Korpo&amp;ra …</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>No sentence behind this one has labels that differ: with memory off, yours from the model&apos;s, or two annotators&apos;.</source>
        <translation>Kein Satz nach diesem hat Labels, die sich unterscheiden: ohne Gedächtnis, Ihres von dem des Modells, oder die zweier Annotatoren.</translation>
    </message>
    <message>
        <source>No sentence before this one has labels that differ: with memory off, yours from the model&apos;s, or two annotators&apos;.</source>
        <translation>Kein Satz vor diesem hat Labels, die sich unterscheiden: ohne Gedächtnis, Ihres von dem des Modells, oder die zweier Annotatoren.</translation>
    </message>
    <message>
        <source>&amp;New sentence from the selected sound</source>
        <translation>Neuer Satz &amp;aus dem gewählten Ton</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Play the s&amp;election</source>
        <translation>Auswah&amp;l abspielen</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>&amp;Blind first: hide others&apos; labels</source>
        <translation>Erst &amp;blind: Labels der anderen verbergen</translation>
    </message>
    <message>
        <source>Show them as &amp;soon as I have labelled</source>
        <translation>Sie &amp;zeigen, sobald ich ein Label gegeben habe</translation>
    </message>
    <message>
        <source>&amp;Reveal others&apos; labels</source>
        <translation>Labels der anderen &amp;aufdecken</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Reveal all that I have &amp;labelled</source>
        <translation>Alle mit &amp;Label von mir aufdecken</translation>
    </message>
    <message>
        <source>&amp;Next without a label of mine</source>
        <translation>&amp;Nächster ohne mein Label</translation>
    </message>
    <message>
        <source>A&amp;djudicate…</source>
        <translation>&amp;Entscheiden …</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Next &amp;to adjudicate</source>
        <translation>Nächs&amp;ter zu entscheidender</translation>
    </message>
    <message>
        <source>Shift+J</source>
        <translation>Shift+J</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>Überein&amp;stimmung …</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Ctrl+G</translation>
    </message>
    <message>
        <source>&amp;Order of the table</source>
        <translation>&amp;Reihenfolge der Tabelle</translation>
    </message>
    <message>
        <source>As it is &amp;read</source>
        <translation>In &amp;Lesereihenfolge</translation>
    </message>
    <message>
        <source>Most &amp;uncertain first</source>
        <translation>&amp;Unsicherste zuerst</translation>
    </message>
    <message>
        <source>Most changed by &amp;memory first</source>
        <translation>Vom &amp;Gedächtnis am meisten geänderte zuerst</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Where memory changed the answer is known once the recording was analysed with memory off too.</source>
        <translation>Wo das Gedächtnis die Antwort geändert hat, ist bekannt, sobald die Aufnahme auch ohne Gedächtnis analysiert wurde.</translation>
    </message>
    <message>
        <source>Analysis, Compare memory off does that.</source>
        <translation>Das tut „Analyse“, „Ohne Gedächtnis vergleichen“.</translation>
    </message>
    <message>
        <source>Label it first</source>
        <translation>Erst ein Label geben</translation>
    </message>
    <message>
        <source>What others say of a sentence is shown once you have given it a label of your own.</source>
        <translation>Was andere zu einem Satz sagen, wird gezeigt, sobald Sie ihm ein eigenes Label gegeben haben.</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>Die Warteschlange ist leer</translation>
    </message>
    <message>
        <source>You have labelled every other sentence that the table shows.</source>
        <translation>Jeder andere Satz, den die Tabelle zeigt, hat schon ein Label von Ihnen.</translation>
    </message>
    <message>
        <source>Nothing to adjudicate</source>
        <translation>Nichts zu entscheiden</translation>
    </message>
    <message>
        <source>No other sentence in view has annotators who differ and no decision.</source>
        <translation>Bei keinem anderen gezeigten Satz sind Annotatoren uneinig, ohne dass entschieden ist.</translation>
    </message>
    <message>
        <source>Sentences that are hidden from you do not count.</source>
        <translation>Sätze, deren Labels Ihnen verborgen sind, zählen nicht.</translation>
    </message>
    <message>
        <source>&amp;Probabilities as lines</source>
        <translation>Wahrscheinlichkeiten als &amp;Linien</translation>
    </message>
    <message>
        <source>Zoom to the &amp;selection</source>
        <translation>Auf die Au&amp;swahl vergrößern</translation>
    </message>
    <message>
        <source>Memor&amp;y</source>
        <translation>Gedä&amp;chtnis</translation>
    </message>
    <message>
        <source>&amp;Freeze memory from here</source>
        <translation>Gedächtnis ab hier &amp;einfrieren</translation>
    </message>
    <message>
        <source>Let memory &amp;learn from here</source>
        <translation>Gedächtnis ab hier &amp;lernen lassen</translation>
    </message>
    <message>
        <source>&amp;Reset memory here</source>
        <translation>Gedächtnis hier &amp;zurücksetzen</translation>
    </message>
    <message>
        <source>&amp;Take back what is done from here on</source>
        <translation>Ab hier alles zurück&amp;nehmen</translation>
    </message>
    <message>
        <source>For&amp;k the run here</source>
        <translation>Den Lauf hier &amp;abzweigen</translation>
    </message>
    <message>
        <source>Re&amp;play corrections</source>
        <translation>&amp;Korrekturen neu durchlaufen</translation>
    </message>
    <message>
        <source>Shift+F5</source>
        <translation>Shift+F5</translation>
    </message>
    <message>
        <source>Tell the model &amp;my labels</source>
        <translation>Dem &amp;Modell meine Labels sagen</translation>
    </message>
    <message>
        <source>Human-assisted: runs that are started from here read your labels behind their sentences, and say so</source>
        <translation>Mit menschlicher Hilfe: Läufe, die ab jetzt beginnen, lesen Ihre Labels hinter den Sätzen und sagen es dazu</translation>
    </message>
    <message>
        <source>&amp;Next answer that flipped</source>
        <translation>Nächste gekippte An&amp;twort</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
    <message>
        <source>Pre&amp;vious answer that flipped</source>
        <translation>&amp;Vorige gekippte Antwort</translation>
    </message>
    <message>
        <source>Shift+F4</source>
        <translation>Shift+F4</translation>
    </message>
    <message>
        <source>No flip</source>
        <translation>Nichts gekippt</translation>
    </message>
    <message>
        <source>No sentence behind this one has another answer than in the run before.</source>
        <translation>Kein Satz nach diesem hat eine andere Antwort als im Lauf davor.</translation>
    </message>
    <message>
        <source>No sentence before this one has another answer than in the run before.</source>
        <translation>Kein Satz vor diesem hat eine andere Antwort als im Lauf davor.</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>An&amp;zeigen</translation>
    </message>
    <message>
        <source>Data&amp;base of audformat…</source>
        <translation>Date&amp;nbank im audformat …</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>In einen Ordner exportieren</translation>
    </message>
    <message>
        <source>Replace the database?</source>
        <translation>Datenbank ersetzen?</translation>
    </message>
    <message>
        <source>“%1” holds a database already.</source>
        <translation>In „%1“ liegt schon eine Datenbank.</translation>
    </message>
    <message>
        <source>Its description and its table of emotions are replaced. Other tables are no longer part of it.</source>
        <translation>Ihre Beschreibung und ihre Tabelle der Emotionen werden ersetzt. Andere Tabellen gehören dann nicht mehr dazu.</translation>
    </message>
    <message>
        <source>Corpus %1 – %2</source>
        <translation>Korpus %1 – %2</translation>
    </message>
    <message>
        <source>&amp;Labels of the annotator, not the model&apos;s</source>
        <translation>&amp;Labels der annotierenden Person statt des Modells</translation>
    </message>
    <message>
        <source>Drawn from a project, whose corrections no command repeats.</source>
        <translation>Aus einem Projekt gezeichnet, dessen Korrekturen kein Befehl wiederholt.</translation>
    </message>
    <message>
        <source>Tables, annotation files and the report contain the annotator&apos;s labels instead of the model&apos;s</source>
        <translation>Tabellen, Annotationsdateien und der Bericht enthalten die Labels der annotierenden Person statt derer des Modells</translation>
    </message>
    <message>
        <source>&amp;Import labels of others…</source>
        <translation>Labels anderer &amp;importieren…</translation>
    </message>
    <message>
        <source>Labels of others</source>
        <translation>Labels anderer</translation>
    </message>
    <message>
        <source>Labels (%1);;All files (*)</source>
        <translation>Labels (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Whose labels are in “%1”, where it does not say:</source>
        <translation>Von wem die Labels in „%1“ sind, wo es dort nicht steht:</translation>
    </message>
    <message>
        <source>&amp;Rename this annotator…</source>
        <translation>Diese Person &amp;umbenennen…</translation>
    </message>
    <message>
        <source>Rename the annotator</source>
        <translation>Annotierende Person umbenennen</translation>
    </message>
    <message>
        <source>&amp;Delete this annotator&apos;s labels</source>
        <translation>Labels &amp;dieser Person löschen</translation>
    </message>
    <message>
        <source>&amp;Clear the list of files</source>
        <translation>Liste der Dateien &amp;leeren</translation>
    </message>
    <message>
        <source>Nothing was copied</source>
        <translation>Nichts wurde kopiert</translation>
    </message>
    <message>
        <source>What is copied lies open to every program, and some keep it on the disk. Results of a recorded session stay encrypted.</source>
        <translation>Was kopiert wird, liegt für jedes Programm offen, und manche behalten es auf der Festplatte. Ergebnisse einer aufgenommenen Sitzung bleiben verschlüsselt.</translation>
    </message>
    <message>
        <source>Where everyone agreed to share them: undertone-cli vault export --results.</source>
        <translation>Wo alle der Weitergabe zugestimmt haben: undertone-cli vault export --results.</translation>
    </message>
</context>
<context>
    <name>undertone::MemoryMicroscope</name>
    <message>
        <source>memory frozen from %1</source>
        <translation>Gedächtnis eingefroren ab %1</translation>
    </message>
    <message>
        <source>memory learns again from %1</source>
        <translation>Gedächtnis lernt wieder ab %1</translation>
    </message>
    <message>
        <source>memory reset at %1</source>
        <translation>Gedächtnis zurückgesetzt bei %1</translation>
    </message>
    <message numerus="yes">
        <source>human-assisted: %n label(s) told</source>
        <translation>
            <numerusform>mit menschlicher Hilfe: %n Label genannt</numerusform>
            <numerusform>mit menschlicher Hilfe: %n Labels genannt</numerusform>
        </translation>
    </message>
    <message>
        <source>replay: nothing to read anew</source>
        <translation>Neulauf: nichts neu zu lesen</translation>
    </message>
    <message numerus="yes">
        <source>fork at %1: %n answer(s) flipped</source>
        <translation>
            <numerusform>Abzweigung bei %1: %n Antwort gekippt</numerusform>
            <numerusform>Abzweigung bei %1: %n Antworten gekippt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replay from %1: %n answer(s) flipped</source>
        <translation>
            <numerusform>Neulauf ab %1: %n Antwort gekippt</numerusform>
            <numerusform>Neulauf ab %1: %n Antworten gekippt</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::MemoryWorthNote</name>
    <message>
        <source>This measures it:</source>
        <translation>Das misst es:</translation>
    </message>
</context>
<context>
    <name>undertone::MessageBanner</name>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>undertone::MethodPage</name>
    <message>
        <source>How is it trained?</source>
        <translation>Wie wird trainiert?</translation>
    </message>
    <message>
        <source>A preset sets all values; change what you want to try.</source>
        <translation>Eine Vorgabe setzt alle Werte; ändern Sie, was Sie versuchen wollen.</translation>
    </message>
    <message>
        <source>&amp;Back to the preset</source>
        <translation>Zurück zur &amp;Vorgabe</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3, with a dot for decimals.</source>
        <translation>%1 muss eine Zahl von %2 bis %3 sein, mit Dezimalpunkt.</translation>
    </message>
    <message>
        <source>All values are the preset&apos;s.</source>
        <translation>Alle Werte sind die der Vorgabe.</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) differ from the preset.</source>
        <translation>
            <numerusform>Ein Wert weicht von der Vorgabe ab.</numerusform>
            <numerusform>%n Werte weichen von der Vorgabe ab.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::ModelPage</name>
    <message>
        <source>Which model?</source>
        <translation>Welches Modell?</translation>
    </message>
    <message>
        <source>The parts are copied into the new model; they themselves stay as they are.</source>
        <translation>Die Teile werden in das neue Modell kopiert; sie selbst bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>An &amp;emotion speech LLM</source>
        <translation>Ein &amp;Emotions-Sprach-LLM</translation>
    </message>
    <message>
        <source>A LoRA and the rows of speech tokens and emotions, on a base that stays frozen. What the program runs.</source>
        <translation>Ein LoRA und die Zeilen der Sprach-Token und Emotionen, auf einer Basis, die eingefroren bleibt. Damit läuft das Programm.</translation>
    </message>
    <message>
        <source>A small &amp;base model, from nothing</source>
        <translation>Ein kleines &amp;Basismodell, von Grund auf</translation>
    </message>
    <message>
        <source>All weights of a small Llama, for those who have no base of their own. The other stage comes after it.</source>
        <translation>Alle Gewichte eines kleinen Llama, für alle ohne eigene Basis. Die andere Stufe folgt danach.</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <source>Folder in Hugging Face&apos;s layout: config.json, safetensors</source>
        <translation>Ordner wie bei Hugging Face: config.json, safetensors</translation>
    </message>
    <message>
        <source>Speech tokenizer</source>
        <translation>Sprach-Tokenizer</translation>
    </message>
    <message>
        <source>Folder of the tokenizer that made the tokens</source>
        <translation>Ordner des Tokenizers, der die Token erzeugt hat</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>Ba&amp;se model</source>
        <translation>Ba&amp;sismodell</translation>
    </message>
    <message>
        <source>Speech tokeni&amp;zer</source>
        <translation>Sprach-To&amp;kenizer</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>Sch&amp;reiben nach</translation>
    </message>
    <message>
        <source>It will take about %1 on disk; %2 are free there.</source>
        <translation>Es braucht etwa %1 auf der Platte; frei sind dort %2.</translation>
    </message>
</context>
<context>
    <name>undertone::ModelsDialog</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>Dieses Modell &amp;verwenden</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelle</translation>
    </message>
    <message>
        <source>Models that were found</source>
        <translation>Gefundene Modelle</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>WA %</source>
        <translation>WA %</translation>
    </message>
    <message>
        <source>UA %</source>
        <translation>UA %</translation>
    </message>
    <message>
        <source>WF1 %</source>
        <translation>WF1 %</translation>
    </message>
    <message>
        <source>measured on</source>
        <translation>gemessen an</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s), %1</source>
        <translation>
            <numerusform>%n Satz, %1</numerusform>
            <numerusform>%n Sätzen, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>nicht gemessen</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>No model was found where models are looked for. A folder that holds one can be chosen below.</source>
        <translation>Wo Modelle gesucht werden, wurde keines gefunden. Ein Ordner mit einem Modell lässt sich unten wählen.</translation>
    </message>
    <message>
        <source>Weighted and unweighted accuracy and weighted F1 of single utterances, as the model&apos;s card has them. They hold for the speech that it was measured on, and say little about other speech.</source>
        <translation>Gewichtete und ungewichtete Genauigkeit und gewichtetes F1 einzelner Äußerungen, wie sie auf der Modellkarte stehen. Sie gelten für die Sprache, an der gemessen wurde, und sagen wenig über andere.</translation>
    </message>
    <message>
        <source>Another &amp;folder…</source>
        <translation>Anderer &amp;Ordner …</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>Umbe&amp;nennen…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Only models in your own folder of models can be renamed or deleted.</source>
        <translation>Nur Modelle in Ihrem eigenen Modellordner können umbenannt oder gelöscht werden.</translation>
    </message>
    <message>
        <source>This model is in use. Use another one first.</source>
        <translation>Dieses Modell ist in Gebrauch. Verwenden Sie zuerst ein anderes.</translation>
    </message>
    <message>
        <source>Rename model</source>
        <translation>Modell umbenennen</translation>
    </message>
    <message>
        <source>New name of &quot;%1&quot;:</source>
        <translation>Neuer Name von „%1“:</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>Modell löschen</translation>
    </message>
    <message>
        <source>Delete the model &quot;%1&quot;?</source>
        <translation>Das Modell „%1“ löschen?</translation>
    </message>
    <message>
        <source>%1 MB in %2 are deleted. This cannot be undone; results that were made with the model stay.</source>
        <translation>%1 MB in %2 werden gelöscht. Das lässt sich nicht rückgängig machen; Ergebnisse, die mit dem Modell entstanden sind, bleiben.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
</context>
<context>
    <name>undertone::NoticeLine</name>
    <message>
        <source>Labels are a model&apos;s estimates from the sound of speech, often wrong, and not what a person feels. Inferring emotions at work or in education is prohibited in the EU (AI Act Art. 5(1)(f)).</source>
        <translation>Labels sind Schätzungen eines Modells aus dem Klang der Sprache, oft falsch und nicht das, was ein Mensch fühlt. Emotionen am Arbeitsplatz oder in der Bildung abzuleiten ist in der EU verboten (KI-Verordnung Art. 5(1)(f)).</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>undertone::PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>Passphrase ändern</translation>
    </message>
    <message>
        <source>Open by the recovery sheet</source>
        <translation>Mit dem Wiederherstellungsblatt öffnen</translation>
    </message>
    <message>
        <source>New recovery sheet</source>
        <translation>Neues Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Code of the recovery sheet</source>
        <translation>Code des Wiederherstellungsblatts</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Neue Passphrase</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Dieselbe Passphrase noch einmal</translation>
    </message>
    <message>
        <source>&amp;Make a new sheet</source>
        <translation>Neues &amp;Blatt machen</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>Än&amp;dern</translation>
    </message>
    <message>
        <source>The passphrase was not changed</source>
        <translation>Die Passphrase wurde nicht geändert</translation>
    </message>
    <message>
        <source>The sheet printed before opens nothing from then on.</source>
        <translation>Das früher gedruckte Blatt öffnet von da an nichts mehr.</translation>
    </message>
    <message>
        <source>No recording is written anew. Copies of the vault that were made before still open with the old passphrase.</source>
        <translation>Keine Aufnahme wird neu geschrieben. Kopien des Tresors von früher öffnen sich weiter mit der alten Passphrase.</translation>
    </message>
    <message>
        <source>The passphrase is being checked</source>
        <translation>Die Passphrase wird geprüft</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>C&amp;ode</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>&amp;Neue Passphrase</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>Noch &amp;einmal dieselbe</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>A passphrase needs at least %1 characters.</source>
        <translation>Eine Passphrase braucht mindestens %1 Zeichen.</translation>
    </message>
</context>
<context>
    <name>undertone::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <source>A &amp;folder…</source>
        <translation>Ein &amp;Ordner …</translation>
    </message>
    <message>
        <source>A &amp;file…</source>
        <translation>Eine &amp;Datei …</translation>
    </message>
</context>
<context>
    <name>undertone::ProbabilityBars</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Probabilities: %1</source>
        <translation>Wahrscheinlichkeiten: %1</translation>
    </message>
</context>
<context>
    <name>undertone::RecordingPage</name>
    <message>
        <source>over 100 h</source>
        <translation>über 100 h</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>aufgenommen</translation>
    </message>
    <message>
        <source>the disk lasts</source>
        <translation>reicht die Platte</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>Lücken</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>Marken</translation>
    </message>
    <message>
        <source>&amp;Mark this place</source>
        <translation>Stelle &amp;markieren</translation>
    </message>
    <message>
        <source>&amp;Stop and save</source>
        <translation>&amp;Beenden und sichern</translation>
    </message>
    <message>
        <source>P pauses, M marks a place.</source>
        <translation>P hält an, M markiert eine Stelle.</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>Ein anderes Gerät</translation>
    </message>
    <message>
        <source>&amp;Use this device</source>
        <translation>Dieses Gerät &amp;verwenden</translation>
    </message>
    <message>
        <source>The device gives nothing. If it comes back, what is missing is marked as a gap.</source>
        <translation>Das Gerät liefert nichts. Kommt es wieder, wird das Fehlende als Lücke vermerkt.</translation>
    </message>
    <message>
        <source>The device is gone. It, or another one, takes over as soon as it can be opened; what is missing is marked as a gap.</source>
        <translation>Das Gerät ist weg. Es oder ein anderes übernimmt, sobald es sich öffnen lässt; das Fehlende wird als Lücke vermerkt.</translation>
    </message>
    <message>
        <source>The disk is nearly full: it lasts for %1.</source>
        <translation>Die Platte ist fast voll: Sie reicht noch %1.</translation>
    </message>
    <message>
        <source>The device gives its samples at another rate than it says. The recording will sound too fast or too slow.</source>
        <translation>Das Gerät liefert mit einer anderen Rate, als es angibt. Die Aufnahme wird zu schnell oder zu langsam klingen.</translation>
    </message>
    <message>
        <source>The clock of the device is off by %1 parts in a million.</source>
        <translation>Die Uhr des Geräts weicht um %1 Millionstel ab.</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pause</translation>
    </message>
    <message>
        <source>Someone with&amp;draws…</source>
        <translation>J&amp;emand widerruft …</translation>
    </message>
    <message>
        <source>sentences analysed</source>
        <translation>Sätze ausgewertet</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>The analysis cannot keep up. Nothing of the recording is lost by that; what is left is analysed when it has ended.</source>
        <translation>Die Auswertung kommt nicht nach. Von der Aufnahme geht dabei nichts verloren; der Rest wird ausgewertet, wenn sie zu Ende ist.</translation>
    </message>
    <message>
        <source>The clock of device %1 is %2 parts in a million slower than that of the first; it is brought to it.</source>
        <translation>Die Uhr von Gerät %1 geht um %2 Millionstel langsamer als die des ersten; sie wird ihr angeglichen.</translation>
    </message>
    <message>
        <source>The clock of device %1 is %2 parts in a million faster than that of the first; it is brought to it.</source>
        <translation>Die Uhr von Gerät %1 geht um %2 Millionstel schneller als die des ersten; sie wird ihr angeglichen.</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Leave the rest for &amp;later</source>
        <translation>Den &amp;Rest für später lassen</translation>
    </message>
    <message>
        <source>The recording goes on without its analysis. %1</source>
        <translation>Die Aufnahme läuft ohne Auswertung weiter. %1</translation>
    </message>
    <message>
        <source>The analysis ended</source>
        <translation>Die Auswertung ist beendet</translation>
    </message>
    <message>
        <source>The recording is saved. What was said last is being analysed; what you leave for later is taken up in the workbench.</source>
        <translation>Die Aufnahme ist gesichert. Was zuletzt gesagt wurde, wird noch ausgewertet; was Sie für später lassen, wird im Arbeitsbereich fortgesetzt.</translation>
    </message>
    <message>
        <source>The device gives no sound</source>
        <translation>Das Gerät liefert keinen Ton</translation>
    </message>
    <message>
        <source>Devices that were connected since are listed once it is given up.</source>
        <translation>Geräte, die seitdem angeschlossen wurden, erscheinen, sobald dieses aufgegeben ist.</translation>
    </message>
    <message>
        <source>Estimates of the model, which are often wrong and say nothing certain about what anyone feels.</source>
        <translation>Schätzungen des Modells, die oft falsch sind und nichts Sicheres darüber sagen, was jemand empfindet.</translation>
    </message>
    <message>
        <source>%1 s of sound were lost: the device or this computer was too slow. The gap is marked in the recording.</source>
        <translation>%1 s Ton sind verloren gegangen: Das Gerät oder dieser Computer war zu langsam. Die Lücke ist in der Aufnahme markiert.</translation>
    </message>
</context>
<context>
    <name>undertone::RecordingSign</name>
    <message>
        <source>● REC %1</source>
        <translation>● REC %1</translation>
    </message>
    <message>
        <source>● REC %1 (%2)</source>
        <translation>● REC %1 (%2)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>undertone::RecoverySheetDialog</name>
    <message>
        <source>Recovery sheet</source>
        <translation>Wiederherstellungsblatt</translation>
    </message>
    <message>
        <source>Code of the recovery sheet</source>
        <translation>Code des Wiederherstellungsblatts</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>&amp;Drucken …</translation>
    </message>
    <message>
        <source>&amp;It is written down</source>
        <translation>Ist &amp;notiert</translation>
    </message>
    <message>
        <source>Whoever has this code can open the vault without its passphrase. It is shown once and stored nowhere: print it or write it down, and lock it away. Print on paper: a PDF printer leaves the code in a file, and the print queue keeps it on the disk for a while.</source>
        <translation>Wer diesen Code hat, kann den Tresor ohne Passphrase öffnen. Er wird einmal gezeigt und nirgends gespeichert: Drucken oder schreiben Sie ihn auf, und verschließen Sie ihn. Drucken Sie auf Papier: Ein PDF-Drucker hinterlässt den Code in einer Datei, und die Druckerwarteschlange hält ihn eine Zeit lang auf der Platte.</translation>
    </message>
</context>
<context>
    <name>undertone::RunBar</name>
    <message>
        <source>Progress of the analysis</source>
        <translation>Fortschritt der Analyse</translation>
    </message>
    <message>
        <source>Share of the recording analysed</source>
        <translation>Analysierter Anteil der Aufnahme</translation>
    </message>
    <message>
        <source>Compare memory off</source>
        <translation>Ohne Gedächtnis vergleichen</translation>
    </message>
    <message>
        <source>Run the same model with memory off and show it beside (M)</source>
        <translation>Dasselbe Modell ohne Gedächtnis laufen lassen und daneben zeigen (M)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>End the run; finished sentences are kept (Esc)</source>
        <translation>Lauf beenden; fertige Sätze bleiben (Esc)</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <source>sentences by voice activity</source>
        <translation>Sätze durch Sprachaktivität</translation>
    </message>
    <message>
        <source>sentences from %1</source>
        <translation>Sätze aus %1</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n Satz</numerusform>
            <numerusform>%n Sätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n Sprecher</numerusform>
            <numerusform>%n Sprecher</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>Sprache wird gesucht</translation>
    </message>
    <message>
        <source>Turning speech into tokens</source>
        <translation>Sprache wird zu Token</translation>
    </message>
    <message>
        <source>Analysing with memory off</source>
        <translation>Analyse ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <source>sentence %1 of %2</source>
        <translation>Satz %1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n taken over from an earlier run</source>
        <translation>
            <numerusform>%n aus einem früheren Lauf übernommen</numerusform>
            <numerusform>%n aus einem früheren Lauf übernommen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 sentences</source>
        <translation>%1 von %2 Sätzen</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) analysed</source>
        <translation>
            <numerusform>%n Satz analysiert</numerusform>
            <numerusform>%n Sätze analysiert</numerusform>
        </translation>
    </message>
    <message>
        <source> in %1 s</source>
        <translation> in %1 s</translation>
    </message>
    <message numerus="yes">
        <source>memory changed %n label(s)</source>
        <translation>
            <numerusform>Gedächtnis änderte %n Label</numerusform>
            <numerusform>Gedächtnis änderte %n Labels</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled · %1 are kept</source>
        <translation>Abgebrochen · %1 sind erhalten</translation>
    </message>
    <message>
        <source>The run failed · %1 are kept</source>
        <translation>Der Lauf ist gescheitert · %1 sind erhalten</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>Wartet auf das Modell</translation>
    </message>
    <message>
        <source>Ready to be analysed</source>
        <translation>Bereit zur Analyse</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>Neu analysieren</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Go on with the next sentence (P)</source>
        <translation>Mit dem nächsten Satz weitermachen (P)</translation>
    </message>
    <message>
        <source>Stop after the sentence in hand (P)</source>
        <translation>Nach dem laufenden Satz anhalten (P)</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden from you</source>
        <translation>
            <numerusform>%n Ihnen verborgen</numerusform>
            <numerusform>%n Ihnen verborgen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::RunList</name>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
</context>
<context>
    <name>undertone::RunPage</name>
    <message>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <source>Share of the steps taken</source>
        <translation>Anteil der getanen Schritte</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>Keeps a checkpoint and ends the program; it can be resumed at any time</source>
        <translation>Hält den Stand fest und beendet das Programm; es lässt sich jederzeit fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Finish now</source>
        <translation>Jetzt &amp;beenden</translation>
    </message>
    <message>
        <source>Stops early and writes what was best on the dialogues held back, or else the last step</source>
        <translation>Hört früher auf und schreibt, was an den zurückgehaltenen Dialogen am besten war, sonst den letzten Schritt</translation>
    </message>
    <message>
        <source>&amp;Open in Undertone</source>
        <translation>In Undertone &amp;öffnen</translation>
    </message>
    <message>
        <source>&amp;Export the adapter…</source>
        <translation>Adapter &amp;exportieren …</translation>
    </message>
    <message>
        <source>Copies the LoRA as peft reads it</source>
        <translation>Kopiert das LoRA, wie peft es liest</translation>
    </message>
    <message>
        <source>The training cannot be resumed</source>
        <translation>Das Training lässt sich nicht fortsetzen</translation>
    </message>
    <message>
        <source>The training cannot be asked</source>
        <translation>Das Training ist nicht zu erreichen</translation>
    </message>
    <message>
        <source>The training has failed</source>
        <translation>Das Training ist gescheitert</translation>
    </message>
    <message>
        <source>%1, started %2</source>
        <translation>%1, begonnen %2</translation>
    </message>
    <message>
        <source>The model lies in %1</source>
        <translation>Das Modell liegt in %1</translation>
    </message>
    <message>
        <source>The base lies in %1; the emotion speech LLM is trained on it next.</source>
        <translation>Die Basis liegt in %1; auf ihr wird als Nächstes das Emotions-Sprach-LLM trainiert.</translation>
    </message>
    <message>
        <source>asked; it answers after this step</source>
        <translation>gebeten; antwortet nach diesem Schritt</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <source>best so far at step %1</source>
        <translation>bester Stand bei Schritt %1</translation>
    </message>
    <message>
        <source>The training is a program of its own: close this window, or Undertone, and it goes on. You will find it here again.</source>
        <translation>Das Training ist ein eigenes Programm: Schließen Sie dieses Fenster oder Undertone, und es läuft weiter. Sie finden es hier wieder.</translation>
    </message>
    <message>
        <source>It stands at a checkpoint. Resumed, it gives the same figures as if it had never stopped (on a CPU, to the bit).</source>
        <translation>Es steht an einem festgehaltenen Stand. Fortgesetzt gibt es dieselben Zahlen, als hätte es nie angehalten (auf einer CPU bis aufs Bit).</translation>
    </message>
    <message>
        <source>Its program has ended without a word: it was killed, or the machine was switched off. Resumed, it goes on from its last checkpoint.</source>
        <translation>Sein Programm endete ohne ein Wort: Es wurde abgebrochen oder der Rechner ausgeschaltet. Fortgesetzt läuft es vom letzten festgehaltenen Stand weiter.</translation>
    </message>
</context>
<context>
    <name>undertone::SessionList</name>
    <message>
        <source>Sessions</source>
        <translation>Sitzungen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Geöffnet</translation>
    </message>
</context>
<context>
    <name>undertone::SessionPage</name>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>recorded on</source>
        <translation>aufgenommen am</translation>
    </message>
    <message>
        <source>long</source>
        <translation>lang</translation>
    </message>
    <message>
        <source>kept until</source>
        <translation>aufbewahrt bis</translation>
    </message>
    <message>
        <source>&amp;Open in the workbench</source>
        <translation>Im &amp;Arbeitsbereich öffnen</translation>
    </message>
    <message>
        <source>&amp;Delete the session…</source>
        <translation>Sitzung &amp;löschen …</translation>
    </message>
    <message>
        <source>This cannot be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>Marks: %1</source>
        <translation>Marken: %1</translation>
    </message>
    <message>
        <source>Responsible: %1</source>
        <translation>Verantwortlich: %1</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>Ordner: %1</translation>
    </message>
    <message>
        <source>Head of the log: %1</source>
        <translation>Kopf des Protokolls: %1</translation>
    </message>
    <message>
        <source>The end of its retention has come: delete it. What everyone was promised holds.</source>
        <translation>Die Frist ist um: Löschen Sie sie. Was allen versprochen wurde, gilt.</translation>
    </message>
    <message>
        <source>The recording was interrupted. It opens with all but its last 200 ms.</source>
        <translation>Die Aufnahme wurde unterbrochen. Sie öffnet sich bis auf die letzten 200 ms vollständig.</translation>
    </message>
    <message>
        <source>Emotions may be inferred here by an exception. %1</source>
        <translation>Emotionen dürfen hier aufgrund einer Ausnahme abgeleitet werden. %1</translation>
    </message>
    <message>
        <source>agrees to: %1</source>
        <translation>willigt ein: %1</translation>
    </message>
    <message>
        <source>withdrew: %1</source>
        <translation>widerrief: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>Kanal %1</translation>
    </message>
    <message>
        <source>sound destroyed</source>
        <translation>Ton vernichtet</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>Beleg …</translation>
    </message>
    <message>
        <source>Receipt of %1 as PDF</source>
        <translation>Beleg von %1 als PDF</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Widerrufen …</translation>
    </message>
    <message>
        <source>Withdraw the consent of %1</source>
        <translation>Einwilligung von %1 widerrufen</translation>
    </message>
    <message>
        <source>Receipt of %1</source>
        <translation>Beleg von %1</translation>
    </message>
    <message>
        <source>receipt.pdf</source>
        <translation>beleg.pdf</translation>
    </message>
    <message>
        <source>The receipt cannot be written</source>
        <translation>Der Beleg kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Delete the session</source>
        <translation>Sitzung löschen</translation>
    </message>
    <message>
        <source>The keys of this session are destroyed.</source>
        <translation>Die Schlüssel dieser Sitzung werden vernichtet.</translation>
    </message>
    <message>
        <source>Sound, signatures and results can then be read by nobody, in no copy. This cannot be undone.</source>
        <translation>Ton, Unterschriften und Ergebnisse kann dann niemand mehr lesen, in keiner Kopie. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>De&amp;stroy the keys</source>
        <translation>Schlüssel &amp;vernichten</translation>
    </message>
    <message>
        <source>&amp;Export sound…</source>
        <translation>Ton &amp;exportieren …</translation>
    </message>
    <message>
        <source>The sound is not exported</source>
        <translation>Der Ton wurde nicht exportiert</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>S&amp;top the export</source>
        <translation>Export a&amp;bbrechen</translation>
    </message>
    <message>
        <source>The sound is being written in clear: %1 %</source>
        <translation>Der Ton wird unverschlüsselt geschrieben: %1 %</translation>
    </message>
    <message>
        <source>%1 does not agree to have the sound shared: it stays in the vault.</source>
        <translation>%1 willigt nicht in die Weitergabe des Tons ein: Er bleibt im Tresor.</translation>
    </message>
    <message>
        <source>Export the sound in clear</source>
        <translation>Ton unverschlüsselt exportieren</translation>
    </message>
    <message>
        <source>session.wav</source>
        <translation>session.wav</translation>
    </message>
    <message>
        <source>WAV (*.wav);;RF64 (*.rf64);;FLAC, 24 bits (*.flac)</source>
        <translation>WAV (*.wav);;RF64 (*.rf64);;FLAC, 24 Bit (*.flac)</translation>
    </message>
    <message>
        <source>Nothing of this session is used; its keys can still be destroyed</source>
        <translation>Nichts aus dieser Sitzung wird verwendet; ihre Schlüssel können noch vernichtet werden</translation>
    </message>
    <message>
        <source>Delete these models by hand: they were trained on it, and cannot be blocked: %1</source>
        <translation>Löschen Sie diese Modelle von Hand: Sie wurden damit trainiert und können nicht gesperrt werden: %1</translation>
    </message>
    <message>
        <source>Head of the log that it names: %1</source>
        <translation>Kopf des Protokolls, den er nennt: %1</translation>
    </message>
</context>
<context>
    <name>undertone::SessionWizard</name>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>Einwilligung</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; Zu&amp;rück</translation>
    </message>
    <message>
        <source>&amp;Start recording</source>
        <translation>Aufnahme &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>&amp;Weiter &gt;</translation>
    </message>
</context>
<context>
    <name>undertone::SessionsWindow</name>
    <message>
        <source>Ne&amp;w session…</source>
        <translation>Neue Sit&amp;zung …</translation>
    </message>
    <message>
        <source>Loc&amp;k now</source>
        <translation>&amp;Jetzt sperren</translation>
    </message>
    <message>
        <source>&amp;Vault</source>
        <translation>&amp;Tresor</translation>
    </message>
    <message>
        <source>&amp;Change the passphrase…</source>
        <translation>Passphrase ä&amp;ndern …</translation>
    </message>
    <message>
        <source>New &amp;recovery sheet…</source>
        <translation>Neues &amp;Wiederherstellungsblatt …</translation>
    </message>
    <message>
        <source>&amp;Lock by itself</source>
        <translation>Von selbst &amp;sperren</translation>
    </message>
    <message>
        <source>&amp;Never</source>
        <translation>&amp;Nie</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>Nach einer Minute</numerusform>
            <numerusform>Nach %n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Record a conversation that everyone agreed to</source>
        <translation>Ein Gespräch aufnehmen, in das alle eingewilligt haben</translation>
    </message>
    <message>
        <source>Each speaker reads what it means and agrees to four uses apart. Sound, names and results are encrypted as they come, and whoever withdraws has their keys destroyed.</source>
        <translation>Alle lesen, was es bedeutet, und willigen in vier Verwendungen einzeln ein. Ton, Namen und Ergebnisse werden sofort verschlüsselt, und wer widerruft, dessen Schlüssel werden vernichtet.</translation>
    </message>
    <message>
        <source>&amp;New session…</source>
        <translation>&amp;Neue Sitzung …</translation>
    </message>
    <message>
        <source>The recording cannot be started</source>
        <translation>Die Aufnahme kann nicht beginnen</translation>
    </message>
    <message>
        <source>Recorded sessions</source>
        <translation>Aufgenommene Sitzungen</translation>
    </message>
    <message>
        <source>%1 – Recorded sessions</source>
        <translation>%1 – Aufgenommene Sitzungen</translation>
    </message>
    <message>
        <source>The recording ended by itself</source>
        <translation>Die Aufnahme endete von selbst</translation>
    </message>
    <message>
        <source>All that was heard until then is kept.</source>
        <translation>Alles bis dahin Gehörte bleibt erhalten.</translation>
    </message>
    <message>
        <source>Consent was withdrawn or has run out. The keys of whoever does not want to be recorded any more are destroyed; what else was heard until then is kept.</source>
        <translation>Eine Einwilligung wurde widerrufen oder ist abgelaufen. Die Schlüssel derer, die nicht mehr aufgenommen werden wollen, sind vernichtet; was sonst bis dahin gehört wurde, ist gespeichert.</translation>
    </message>
    <message>
        <source>Consent was not withdrawn</source>
        <translation>Die Einwilligung wurde nicht widerrufen</translation>
    </message>
    <message>
        <source>The recording goes on. Stop it so that nobody is heard against their will; the consent can be withdrawn in the list of sessions afterwards.</source>
        <translation>Die Aufnahme läuft weiter. Beenden Sie sie, damit niemand gegen seinen Willen aufgenommen wird; die Einwilligung lässt sich danach in der Liste der Sitzungen widerrufen.</translation>
    </message>
    <message>
        <source>Try again in the list of sessions.</source>
        <translation>Versuchen Sie es in der Liste der Sitzungen noch einmal.</translation>
    </message>
    <message>
        <source>&amp;Stop the recording</source>
        <translation>Aufnahme &amp;beenden</translation>
    </message>
    <message>
        <source>&amp;Go on recording</source>
        <translation>&amp;Weiter aufnehmen</translation>
    </message>
    <message>
        <source>This system does not let keys be kept off the swap disk: encrypt it.</source>
        <translation>Dieses System lässt Schlüssel nicht von der Auslagerungsdatei fernhalten: Verschlüsseln Sie sie.</translation>
    </message>
</context>
<context>
    <name>undertone::SignaturePad</name>
    <message>
        <source>Field for the signature</source>
        <translation>Feld für die Unterschrift</translation>
    </message>
    <message>
        <source>Sign here with the pointer</source>
        <translation>Hier mit dem Zeiger unterschreiben</translation>
    </message>
</context>
<context>
    <name>undertone::SpeakersDialog</name>
    <message>
        <source>Find speakers</source>
        <translation>Sprecher finden</translation>
    </message>
    <message>
        <source>As many as are &amp;found</source>
        <translation>So viele, wie &amp;gefunden werden</translation>
    </message>
    <message>
        <source>E&amp;xactly</source>
        <translation>Ge&amp;nau</translation>
    </message>
    <message>
        <source>Number of speakers</source>
        <translation>Zahl der Sprecher</translation>
    </message>
    <message>
        <source>Cut the recording into turns a&amp;new</source>
        <translation>Die Aufnahme n&amp;eu in Redebeiträge schneiden</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Keep the sentences and find who speaks in each (%n)</source>
        <translation>
            <numerusform>Den Satz &amp;behalten und finden, wer in ihm spricht (%n)</numerusform>
            <numerusform>Die Sätze &amp;behalten und finden, wer in jedem spricht (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Short turns and several voices at once are often attributed wrongly, so listen before you rely on it. The result is one step that can be undone.</source>
        <translation>Kurze Beiträge und mehrere Stimmen zugleich werden oft falsch zugeordnet; hören Sie also nach, bevor Sie sich darauf verlassen. Das Ergebnis ist ein Schritt, der sich rückgängig machen lässt.</translation>
    </message>
    <message>
        <source>Find &amp;speakers</source>
        <translation>&amp;Sprecher finden</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
</context>
<context>
    <name>undertone::SpeakersPage</name>
    <message>
        <source>Who speaks</source>
        <translation>Wer spricht</translation>
    </message>
    <message>
        <source>Everyone whose voice may be heard. Each is told in their language what the recording means, and agrees by themselves.</source>
        <translation>Alle, deren Stimme zu hören sein kann. Jede Person erfährt in ihrer Sprache, was die Aufnahme bedeutet, und willigt selbst ein.</translation>
    </message>
    <message>
        <source>&amp;Add a speaker</source>
        <translation>&amp;Person hinzufügen</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Name of speaker %1</source>
        <translation>Name von Person %1</translation>
    </message>
    <message>
        <source>Language of speaker %1</source>
        <translation>Sprache von Person %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Remove speaker %1</source>
        <translation>Person %1 entfernen</translation>
    </message>
</context>
<context>
    <name>undertone::SpokenClip</name>
    <message>
        <source>The clip cannot be recorded</source>
        <translation>Der Clip lässt sich nicht aufnehmen</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>&amp;Record the clip</source>
        <translation>Cl&amp;ip aufnehmen</translation>
    </message>
    <message>
        <source>%1 s are recorded; half a minute is the most.</source>
        <translation>%1 s sind aufgenommen; höchstens eine halbe Minute ist möglich.</translation>
    </message>
    <message>
        <source>They choose first what they agree to; to be recorded is part of it.</source>
        <translation>Zuerst wählt die Person, wozu sie einwilligt; die Aufnahme gehört dazu.</translation>
    </message>
    <message>
        <source>It stays in memory, and is encrypted with the session.</source>
        <translation>Er bleibt im Arbeitsspeicher und wird mit der Sitzung verschlüsselt.</translation>
    </message>
    <message>
        <source>The clip was spoken for other choices: record it again.</source>
        <translation>Der Clip wurde zu einer anderen Auswahl gesprochen: Nehmen Sie ihn noch einmal auf.</translation>
    </message>
    <message>
        <source>A clip of %1 s was recorded.</source>
        <translation>Ein Clip von %1 s wurde aufgenommen.</translation>
    </message>
    <message>
        <source>Microphone of the clip</source>
        <translation>Mikrofon für die Aufnahme</translation>
    </message>
    <message>
        <source>%1, channel %2</source>
        <translation>%1, Kanal %2</translation>
    </message>
</context>
<context>
    <name>undertone::StorageDialog</name>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen …</translation>
    </message>
    <message>
        <source>What stays on this disk</source>
        <translation>Was auf dieser Platte bleibt</translation>
    </message>
    <message>
        <source>Recordings, projects and exports lie where you put them, and are not listed here.</source>
        <translation>Aufnahmen, Projekte und Exporte liegen, wo Sie sie abgelegt haben, und stehen nicht hier.</translation>
    </message>
    <message>
        <source>What the program keeps</source>
        <translation>Was das Programm aufbewahrt</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Not all of it could be deleted</source>
        <translation>Nicht alles konnte gelöscht werden</translation>
    </message>
    <message>
        <source>Speech codes of recordings</source>
        <translation>Sprachcodes von Aufnahmen</translation>
    </message>
    <message>
        <source>Interrupted analyses</source>
        <translation>Unterbrochene Analysen</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
    <message>
        <source>Tokens of a corpus</source>
        <translation>Tokens eines Korpus</translation>
    </message>
    <message>
        <source>List of recent files</source>
        <translation>Liste der letzten Dateien</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Base of a model</source>
        <translation>Basis eines Modells</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Recorded session, encrypted</source>
        <translation>Aufgenommene Sitzung, verschlüsselt</translation>
    </message>
    <message>
        <source>A voice could be resynthesised from them in part. They are computed again when they are needed.</source>
        <translation>Eine Stimme ließe sich daraus teilweise nachbilden. Sie werden neu berechnet, wenn sie gebraucht werden.</translation>
    </message>
    <message>
        <source>Pictures of the sound of recordings. They are drawn again when they are needed.</source>
        <translation>Bilder vom Ton der Aufnahmen. Sie werden neu gezeichnet, wenn sie gebraucht werden.</translation>
    </message>
    <message>
        <source>Results so far, and the memory that was trained on the conversation. These analyses then begin anew.</source>
        <translation>Bisherige Ergebnisse und das Gedächtnis, das am Gespräch trainiert wurde. Diese Analysen beginnen dann von vorn.</translation>
    </message>
    <message>
        <source>Curves and checkpoints of trainings that do not run now. They cannot be resumed then.</source>
        <translation>Kurven und Zwischenstände von Trainings, die gerade nicht laufen. Sie lassen sich dann nicht fortsetzen.</translation>
    </message>
    <message>
        <source>Trainings on this corpus need it. It can be made again from the recordings.</source>
        <translation>Trainings mit diesem Korpus brauchen sie. Sie lassen sich aus den Aufnahmen neu erstellen.</translation>
    </message>
    <message>
        <source>It cannot be brought back, unless you have a copy.</source>
        <translation>Das lässt sich nicht zurückholen, es sei denn, Sie haben eine Kopie.</translation>
    </message>
    <message>
        <source>The window looks as it did at first.</source>
        <translation>Das Fenster sieht dann aus wie am Anfang.</translation>
    </message>
    <message>
        <source>A session is deleted by destroying its keys: open Recorded sessions, and delete it there.</source>
        <translation>Eine Sitzung wird gelöscht, indem ihre Schlüssel vernichtet werden: Öffnen Sie die aufgenommenen Sitzungen, und löschen Sie sie dort.</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>Nichts ist aufbewahrt.</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>%1 insgesamt</translation>
    </message>
    <message>
        <source>&amp;Recorded sessions…</source>
        <translation>Aufgenommene &amp;Sitzungen …</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>„%1“ löschen?</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>Waveforms and spectrograms</source>
        <translation>Wellenformen und Spektrogramme</translation>
    </message>
    <message>
        <source>Work on a corpus</source>
        <translation>Arbeit an einem Korpus</translation>
    </message>
    <message>
        <source>Projects of its dialogues with the labels that you gave there, the model&apos;s results and joined sound. Your labels cannot be brought back; the corpus itself stays.</source>
        <translation>Projekte seiner Dialoge mit den Labels, die Sie dort gegeben haben, die Ergebnisse des Modells und zusammengefügter Ton. Ihre Labels lassen sich nicht wiederherstellen; das Korpus selbst bleibt.</translation>
    </message>
    <message>
        <source>Names of recordings, projects and corpora. The files themselves stay.</source>
        <translation>Namen von Aufnahmen, Projekten und Korpora. Die Dateien selbst bleiben.</translation>
    </message>
</context>
<context>
    <name>undertone::TableBar</name>
    <message>
        <source>Find in the table</source>
        <translation>In der Tabelle suchen</translation>
    </message>
    <message>
        <source>Which sentences the table shows</source>
        <translation>Welche Sätze die Tabelle zeigt</translation>
    </message>
    <message>
        <source>All sentences</source>
        <translation>Alle Sätze</translation>
    </message>
    <message>
        <source>Memory changes the label</source>
        <translation>Gedächtnis ändert das Label</translation>
    </message>
    <message>
        <source>Without a label of yours</source>
        <translation>Ohne Ihr Label</translation>
    </message>
    <message>
        <source>No label stands out</source>
        <translation>Kein Label ragt heraus</translation>
    </message>
    <message>
        <source>Sounds unlike the training</source>
        <translation>Klingt anders als das Training</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Which columns the table shows</source>
        <translation>Welche Spalten die Tabelle zeigt</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Annotators differ</source>
        <translation>Annotatoren uneinig</translation>
    </message>
    <message>
        <source>Annotators differ, not decided</source>
        <translation>Annotatoren uneinig, nicht entschieden</translation>
    </message>
    <message>
        <source>Picked in the agreement</source>
        <translation>In der Übereinstimmung gewählt</translation>
    </message>
    <message>
        <source>most uncertain first</source>
        <translation>unsicherste zuerst</translation>
    </message>
    <message>
        <source>most changed by memory first</source>
        <translation>vom Gedächtnis am meisten geänderte zuerst</translation>
    </message>
    <message>
        <source>Flipped by the replay</source>
        <translation>Im Neulauf gekippt</translation>
    </message>
    <message>
        <source>The model differs from your label or from others&apos;</source>
        <translation>Das Modell weicht von Ihrem Label oder dem anderer ab</translation>
    </message>
</context>
<context>
    <name>undertone::TermsPage</name>
    <message>
        <source>What it is for</source>
        <translation>Wozu sie dient</translation>
    </message>
    <message>
        <source>Everyone who is recorded reads this beside the notice. It is encrypted with the session.</source>
        <translation>Alle, die aufgenommen werden, lesen dies neben dem Hinweis. Es wird mit der Sitzung verschlüsselt.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>Zweck</translation>
    </message>
    <message>
        <source>Name of who is responsible</source>
        <translation>Name der verantwortlichen Person</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>Wie sie zu erreichen ist</translation>
    </message>
    <message>
        <source>Reason of the exception</source>
        <translation>Grund der Ausnahme</translation>
    </message>
    <message>
        <source>Who claims the exception</source>
        <translation>Wer die Ausnahme geltend macht</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Umfeld</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Kind of the exception</source>
        <translation>Art der Ausnahme</translation>
    </message>
    <message>
        <source>None: emotions are not inferred</source>
        <translation>Keine: Emotionen werden nicht abgeleitet</translation>
    </message>
    <message>
        <source>A medical reason</source>
        <translation>Ein medizinischer Grund</translation>
    </message>
    <message>
        <source>A reason of safety</source>
        <translation>Ein Sicherheitsgrund</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>Aufbewahrt bis</translation>
    </message>
    <message>
        <source>What is the recording made for?</source>
        <translation>Wofür wird aufgenommen?</translation>
    </message>
    <message>
        <source>Mail address or telephone</source>
        <translation>E-Mail oder Telefon</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>T&amp;itel</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>Zwe&amp;ck</translation>
    </message>
    <message>
        <source>&amp;Responsible</source>
        <translation>&amp;Verantwortlich</translation>
    </message>
    <message>
        <source>C&amp;ontact</source>
        <translation>&amp;Kontakt</translation>
    </message>
    <message>
        <source>Kept &amp;until</source>
        <translation>Aufbewahrt &amp;bis</translation>
    </message>
    <message>
        <source>&amp;Setting</source>
        <translation>&amp;Umfeld</translation>
    </message>
    <message>
        <source>E&amp;xception</source>
        <translation>Aus&amp;nahme</translation>
    </message>
    <message>
        <source>Re&amp;ason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>C&amp;laimed by</source>
        <translation>Geltend ge&amp;macht von</translation>
    </message>
</context>
<context>
    <name>undertone::TierDialog</name>
    <message>
        <source>Tiers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <source>Which tiers of %1 are sentences? Each tier is a speaker.</source>
        <translation>Welche Ebenen von %1 sind Sätze? Jede Ebene ist ein Sprecher.</translation>
    </message>
    <message>
        <source>Tiers of the segments file</source>
        <translation>Ebenen der Segmentdatei</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n segment(s), median length %2 s</source>
        <translation>
            <numerusform>%1 – %n Segment, mittlere Länge (Median) %2 s</numerusform>
            <numerusform>%1 – %n Segmente, mittlere Länge (Median) %2 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>Waveform, speakers, emotions and loss over time. Tab walks the sentences.</source>
        <translation>Wellenform, Sprecher, Emotionen und Verlust über die Zeit. Tab geht durch die Sätze.</translation>
    </message>
    <message>
        <source>Scroll the timeline</source>
        <translation>Zeitleiste rollen</translation>
    </message>
    <message>
        <source>Open a recording to see its timeline</source>
        <translation>Öffnen Sie eine Aufnahme, um ihre Zeitleiste zu sehen</translation>
    </message>
    <message>
        <source>Selected: from %1 to %2</source>
        <translation>Gewählt: von %1 bis %2</translation>
    </message>
</context>
<context>
    <name>undertone::TokenizingPanel</name>
    <message>
        <source>Speech tokenizer</source>
        <translation>Sprach-Tokenizer</translation>
    </message>
    <message>
        <source>Folder of the speech tokenizer that the model will hear with</source>
        <translation>Ordner des Sprach-Tokenizers, mit dem das Modell hören wird</translation>
    </message>
    <message>
        <source>Split of the corpus</source>
        <translation>Teil des Korpus</translation>
    </message>
    <message>
        <source>Token file to write</source>
        <translation>Token-Datei, die geschrieben wird</translation>
    </message>
    <message>
        <source>Tokens (*.safetensors)</source>
        <translation>Token (*.safetensors)</translation>
    </message>
    <message>
        <source>Optional: under what licence you hold the corpus; written into the token file</source>
        <translation>Freiwillig: unter welcher Lizenz Sie das Korpus haben; steht in der Token-Datei</translation>
    </message>
    <message>
        <source>What you state about the corpus</source>
        <translation>Ihre Angabe zum Korpus</translation>
    </message>
    <message>
        <source>Speech tokeni&amp;zer</source>
        <translation>Sprach-To&amp;kenizer</translation>
    </message>
    <message>
        <source>&amp;Dialogues</source>
        <translation>&amp;Dialoge</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>&amp;Schreiben nach</translation>
    </message>
    <message>
        <source>You &amp;state</source>
        <translation>Ihre An&amp;gabe</translation>
    </message>
    <message>
        <source>Dialogues tokenized</source>
        <translation>Dialoge in Token umgewandelt</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <source>What is done is kept</source>
        <translation>Was fertig ist, bleibt erhalten</translation>
    </message>
    <message>
        <source>&amp;Use its tokens</source>
        <translation>Seine Token n&amp;ehmen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>The corpus cannot be tokenized</source>
        <translation>Das Korpus lässt sich nicht in Token umwandeln</translation>
    </message>
    <message>
        <source>T&amp;okenize</source>
        <translation>In T&amp;oken umwandeln</translation>
    </message>
    <message>
        <source>Another corpus is being tokenized: %1</source>
        <translation>Gerade wird ein anderes Korpus umgewandelt: %1</translation>
    </message>
    <message>
        <source>dialogue %1 of %2</source>
        <translation>Dialog %1 von %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Reading the corpus…</source>
        <translation>Das Korpus wird gelesen …</translation>
    </message>
    <message>
        <source>A program of its own: close this window, or Undertone, and it goes on.</source>
        <translation>Ein eigenes Programm: Es läuft weiter, auch wenn Sie dieses Fenster oder Undertone schließen.</translation>
    </message>
    <message>
        <source>G&amp;o on</source>
        <translation>F&amp;ortfahren</translation>
    </message>
    <message>
        <source>Stopped at %1. What is done is kept.</source>
        <translation>Angehalten bei %1. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Stopped. What is done is kept.</source>
        <translation>Angehalten. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>N&amp;och einmal</translation>
    </message>
    <message>
        <source>Ended at %1. What is done is kept.</source>
        <translation>Zu Ende bei %1. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <source>T&amp;okenize again</source>
        <translation>N&amp;och einmal umwandeln</translation>
    </message>
    <message>
        <source>Tokenized before, into %1</source>
        <translation>Früher umgewandelt, nach %1</translation>
    </message>
</context>
<context>
    <name>undertone::Tour</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingCurves</name>
    <message>
        <source>Loss (nats)</source>
        <translation>Verlust (Nats)</translation>
    </message>
    <message>
        <source>UA (%)</source>
        <translation>UA (%)</translation>
    </message>
    <message>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>%1 now %2</source>
        <translation>%1 jetzt %2</translation>
    </message>
    <message>
        <source>Curves over steps. %1</source>
        <translation>Kurven über Schritte. %1</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingRunsWindow</name>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>New trainin&amp;g…</source>
        <translation>&amp;Neues Training …</translation>
    </message>
    <message>
        <source>Select two or more to compare them.</source>
        <translation>Zwei oder mehr auswählen, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>Ein eigenes Modell trainieren</translation>
    </message>
    <message>
        <source>From dialogues as speech tokens to a model that this program runs. A training is a program of its own: it goes on when this window is closed, can be paused and resumed, and gives the same figures from the command line.</source>
        <translation>Von Dialogen als Sprach-Token zu einem Modell, das dieses Programm nutzt. Ein Training ist ein eigenes Programm: Es läuft weiter, wenn dieses Fenster geschlossen wird, lässt sich anhalten und fortsetzen und gibt von der Befehlszeile dieselben Zahlen.</translation>
    </message>
    <message>
        <source>New &amp;training…</source>
        <translation>Neues &amp;Training …</translation>
    </message>
    <message>
        <source>Folder for the adapter</source>
        <translation>Ordner für den Adapter</translation>
    </message>
    <message>
        <source>The adapter cannot be exported</source>
        <translation>Der Adapter lässt sich nicht exportieren</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingWizard</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&lt; Bac&amp;k</source>
        <translation>&lt; &amp;Zurück</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>The training cannot be started</source>
        <translation>Das Training lässt sich nicht starten</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>&amp;Weiter &gt;</translation>
    </message>
</context>
<context>
    <name>undertone::TransportBar</name>
    <message>
        <source>Previous sentence</source>
        <translation>Voriger Satz</translation>
    </message>
    <message>
        <source>Previous sentence (Shift+Tab in the timeline)</source>
        <translation>Voriger Satz (Umschalt+Tab in der Zeitleiste)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>Abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Stop and go back to the start</source>
        <translation>Anhalten und zum Anfang zurück</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <source>Next sentence (Tab in the timeline)</source>
        <translation>Nächster Satz (Tab in der Zeitleiste)</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>Abspielposition folgen</translation>
    </message>
    <message>
        <source>Scroll along while playing</source>
        <translation>Beim Abspielen mitrollen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>Verkleinern (Strg+−)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>Vergrößern (Strg++)</translation>
    </message>
    <message>
        <source>Whole recording</source>
        <translation>Ganze Aufnahme</translation>
    </message>
    <message>
        <source>Show the whole recording (Ctrl+0)</source>
        <translation>Ganze Aufnahme zeigen (Strg+0)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <source>Repeat the selected sentences (L)</source>
        <translation>Die gewählten Sätze wiederholen (L)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <source>Speed, at the same pitch (, slower, . faster)</source>
        <translation>Tempo bei gleicher Tonhöhe (, langsamer, . schneller)</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>Tempo: %1</translation>
    </message>
    <message>
        <source>, %1 s selected</source>
        <translation>, %1 s gewählt</translation>
    </message>
</context>
<context>
    <name>undertone::UtteranceListModel</name>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1: not analysed yet</source>
        <translation>%1: noch nicht analysiert</translation>
    </message>
    <message>
        <source>%1: %2, too short to trust</source>
        <translation>%1: %2, zu kurz, um verlässlich zu sein</translation>
    </message>
    <message>
        <source>%1: %2, differs</source>
        <translation>%1: %2, weicht ab</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation>Kürzer als %1 s: zu kurz, um verlässlich zu sein.</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <source>Memory off</source>
        <translation>Ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Loss before</source>
        <translation>Verlust vorher</translation>
    </message>
    <message>
        <source>Loss after</source>
        <translation>Verlust nachher</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>Schrittnorm</translation>
    </message>
    <message>
        <source>Sentence, in reading order</source>
        <translation>Satz, in Lesereihenfolge</translation>
    </message>
    <message>
        <source>Start and end in the recording</source>
        <translation>Anfang und Ende in der Aufnahme</translation>
    </message>
    <message>
        <source>As the segments file names the speaker</source>
        <translation>Wie die Segmentdatei den Sprecher nennt</translation>
    </message>
    <message>
        <source>The most probable label: a machine&apos;s estimate</source>
        <translation>Das wahrscheinlichste Label: eine maschinelle Schätzung</translation>
    </message>
    <message>
        <source>Probability of that label, 0 to 1</source>
        <translation>Wahrscheinlichkeit dieses Labels, 0 bis 1</translation>
    </message>
    <message>
        <source>The label of the same model without memory</source>
        <translation>Das Label desselben Modells ohne Gedächtnis</translation>
    </message>
    <message>
        <source>Loss of this sentence before the memory step that wrote it, nats per token</source>
        <translation>Verlust dieses Satzes vor dem Gedächtnisschritt, der ihn schrieb, Nats je Token</translation>
    </message>
    <message>
        <source>Loss of this sentence after that step, nats per token</source>
        <translation>Verlust dieses Satzes nach dem Schritt, Nats je Token</translation>
    </message>
    <message>
        <source>Size (L2 norm) of that step&apos;s change of the temporary LoRA</source>
        <translation>Größe (L2-Norm) der Änderung des temporären LoRA in diesem Schritt</translation>
    </message>
    <message>
        <source>%1: nothing yet</source>
        <translation>%1: noch nichts</translation>
    </message>
    <message>
        <source>Your label</source>
        <translation>Ihr Label</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Your own label: select sentences and press 1 to 9</source>
        <translation>Ihr eigenes Label: Wählen Sie Sätze und drücken Sie 1 bis 9</translation>
    </message>
    <message>
        <source>What is said, as far as somebody wrote it down</source>
        <translation>Was gesagt wird, soweit es jemand aufgeschrieben hat</translation>
    </message>
    <message>
        <source>%1: %2, unsure</source>
        <translation>%1: %2, unsicher</translation>
    </message>
    <message>
        <source>No label stands out.</source>
        <translation>Kein Label ragt heraus.</translation>
    </message>
    <message>
        <source>Given before others&apos; labels were seen.</source>
        <translation>Gegeben, bevor Labels anderer zu sehen waren.</translation>
    </message>
</context>
<context>
    <name>undertone::UtteranceTable</name>
    <message>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <source>The same content as the timeline, one row per sentence</source>
        <translation>Derselbe Inhalt wie die Zeitleiste, eine Zeile je Satz</translation>
    </message>
    <message>
        <source>Sentences appear here as they are found and analysed.</source>
        <translation>Hier erscheinen die Sätze, sobald sie gefunden und analysiert sind.</translation>
    </message>
    <message>
        <source>No sentence is as asked for.</source>
        <translation>Kein Satz entspricht der Auswahl.</translation>
    </message>
</context>
<context>
    <name>undertone::VaultPage</name>
    <message>
        <source>Folder of the sessions</source>
        <translation>Ordner der Sitzungen</translation>
    </message>
    <message>
        <source>&amp;Use the recovery sheet…</source>
        <translation>&amp;Wiederherstellungsblatt verwenden …</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Dieselbe Passphrase noch einmal</translation>
    </message>
    <message>
        <source>The passphrase is being checked</source>
        <translation>Die Passphrase wird geprüft</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Ordner</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>&amp;Passphrase</translation>
    </message>
    <message>
        <source>The same a&amp;gain</source>
        <translation>Noch &amp;einmal dieselbe</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>Tresor öffnen</translation>
    </message>
    <message>
        <source>A new vault</source>
        <translation>Ein neuer Tresor</translation>
    </message>
    <message>
        <source>The passphrase is being checked. That takes about a second on purpose: whoever guesses pays it for each guess.</source>
        <translation>Die Passphrase wird geprüft. Das dauert absichtlich etwa eine Sekunde: Wer rät, zahlt sie bei jedem Versuch.</translation>
    </message>
    <message>
        <source>Sound, names and results of the sessions in this folder are encrypted. The passphrase opens them, and the recovery sheet does.</source>
        <translation>Ton, Namen und Ergebnisse der Sitzungen in diesem Ordner sind verschlüsselt. Die Passphrase öffnet sie, und das Wiederherstellungsblatt.</translation>
    </message>
    <message>
        <source>Recorded sessions are kept in a folder that is encrypted under one passphrase. Without it, and without the recovery sheet that is printed next, nobody can open them again. Take several words that nobody would guess.</source>
        <translation>Aufgenommene Sitzungen liegen in einem Ordner, der unter einer Passphrase verschlüsselt ist. Ohne sie und ohne das Wiederherstellungsblatt, das als Nächstes gedruckt wird, kann niemand sie wieder öffnen. Nehmen Sie mehrere Wörter, auf die niemand käme.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Make the vault</source>
        <translation>Tresor &amp;anlegen</translation>
    </message>
    <message>
        <source>This system does not let keys be kept off the swap disk: encrypt it.</source>
        <translation>Dieses System lässt Schlüssel nicht von der Auslagerungsdatei fernhalten: Verschlüsseln Sie sie.</translation>
    </message>
    <message>
        <source>A passphrase needs at least %1 characters.</source>
        <translation>Eine Passphrase braucht mindestens %1 Zeichen.</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>Die beiden Passphrasen sind verschieden.</translation>
    </message>
    <message>
        <source>The vault cannot be opened</source>
        <translation>Der Tresor lässt sich nicht öffnen</translation>
    </message>
</context>
<context>
    <name>undertone::WithdrawDialog</name>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Widerrufen</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>Einwilligung widerrufen</translation>
    </message>
    <message>
        <source>%1 does not agree any more to:</source>
        <translation>%1 willigt nicht mehr ein in:</translation>
    </message>
    <message>
        <source>The whole channel is destroyed, with the other voices on it, and so is what shows how they agreed and every result of the session. The results of the others can be computed again.</source>
        <translation>Der ganze Kanal wird vernichtet, mit den anderen Stimmen darauf, ebenso der Nachweis der Einwilligung und alle Ergebnisse der Sitzung. Die Ergebnisse der anderen lassen sich neu berechnen.</translation>
    </message>
    <message>
        <source>Their sound is destroyed, and so is what shows how they agreed and every result of the session. The results of the others can be computed again.</source>
        <translation>Ihr Ton wird vernichtet, ebenso der Nachweis der Einwilligung und alle Ergebnisse der Sitzung. Die Ergebnisse der anderen lassen sich neu berechnen.</translation>
    </message>
    <message>
        <source>The sound stays. Every result of the session is destroyed, and can be computed again where all agree to it.</source>
        <translation>Der Ton bleibt. Alle Ergebnisse der Sitzung werden vernichtet und lassen sich neu berechnen, wo alle einwilligen.</translation>
    </message>
    <message>
        <source>Work that goes on stops within a second, also in other programs. This cannot be undone.</source>
        <translation>Laufende Arbeit endet innerhalb einer Sekunde, auch in anderen Programmen. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>The others on the channel want to &amp;keep their own sentences</source>
        <translation>Die anderen auf dem Kanal möchten ihre eigenen Sätze &amp;behalten</translation>
    </message>
    <message>
        <source>Only the sentences that belong to the others in the session are kept, without whatever lies within half a second of theirs. Everything else in the channel is destroyed, and so is what shows how they agreed and every result of the session. First check that each sentence has the right speaker.</source>
        <translation>Nur die Sätze, die in der Sitzung den anderen zugeordnet sind, werden behalten, ohne das, was weniger als eine halbe Sekunde von den Sätzen dieser Person entfernt liegt. Alles andere im Kanal wird vernichtet, ebenso der Nachweis ihrer Einwilligung und alle Ergebnisse der Sitzung. Prüfen Sie zuerst, ob jeder Satz der richtigen Person zugeordnet ist.</translation>
    </message>
    <message>
        <source>Labels and texts of their sentences are destroyed, and those of sentences without a speaker; those of the others stay.</source>
        <translation>Labels und Texte der Sätze dieser Person werden vernichtet, ebenso die von Sätzen ohne Sprecher; die der anderen bleiben.</translation>
    </message>
</context>
</TS>
