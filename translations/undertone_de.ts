<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AnnotationTrack</name>
    <message>
        <location filename="../ui/timeline/annotation_track.cpp" line="43"/>
        <source>Your own label of each sentence: press 1 to 9 with a sentence selected. The line at the foot of a cell is your confidence, a filled corner a remark.</source>
        <translation>Ihr eigenes Label jedes Satzes: Wählen Sie einen Satz und drücken Sie 1 bis 9. Der Strich am Fuß einer Zelle zeigt, wie sicher Sie sind, die gefüllte Ecke eine Bemerkung.</translation>
    </message>
    <message>
        <location filename="../ui/timeline/annotation_track.cpp" line="50"/>
        <source>Your labels</source>
        <translation>Ihre Labels</translation>
    </message>
    <message>
        <location filename="../ui/timeline/annotation_track.cpp" line="51"/>
        <source>%1 of %2 sentences</source>
        <translation>%1 von %2 Sätzen</translation>
    </message>
    <message>
        <location filename="../ui/timeline/annotation_track.cpp" line="57"/>
        <source>Drag here to mark the first sentence</source>
        <translation>Ziehen Sie hier, um den ersten Satz zu markieren</translation>
    </message>
    <message>
        <location filename="../ui/timeline/annotation_track.cpp" line="104"/>
        <source> +%1</source>
        <translation> +%1</translation>
    </message>
</context>
<context>
    <name>CorpusFindings</name>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="47"/>
        <source>… and %1 more: “undertone-cli corpus report” lists all.</source>
        <translation>… und %1 weitere: „undertone-cli corpus report“ zählt alle auf.</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/training/corpus_findings.cpp" line="71"/>
        <source>Read as %1, in %n session(s).</source>
        <translation>
            <numerusform>Als %1 gelesen, in einer Sitzung.</numerusform>
            <numerusform>Als %1 gelesen, in %n Sitzungen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="72"/>
        <source>Read as %1.</source>
        <translation>Als %1 gelesen.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="82"/>
        <source>The %1 sentences of the usual evaluation set are there, class by class and dialogue by dialogue.</source>
        <translation>Die %1 Sätze der üblichen Auswertungsmenge sind da, Klasse für Klasse und Dialog für Dialog.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="84"/>
        <source>Not the usual evaluation set of %1 sentences.</source>
        <translation>Nicht die übliche Auswertungsmenge von %1 Sätzen.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="91"/>
        <source>Single clips: each is a dialogue of one sentence, with nothing to remember. “undertone-cli corpus simulate” composes dialogues of them.</source>
        <translation>Einzelne Clips: Jeder ist ein Dialog aus einem Satz, ohne etwas zu erinnern. „undertone-cli corpus simulate“ fügt sie zu Dialogen.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="101"/>
        <source>Dialogues of its splits: %1.</source>
        <translation>Dialoge seiner Teile: %1.</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/training/corpus_findings.cpp" line="113"/>
        <source>%n sentence(s) without sound: they will be left out.</source>
        <translation>
            <numerusform>Ein Satz ohne Ton: Er wird ausgelassen.</numerusform>
            <numerusform>%n Sätze ohne Ton: Sie werden ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="115"/>
        <source>Skipped: %1</source>
        <translation>Übergangen: %1</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="117"/>
        <source>Nothing was skipped.</source>
        <translation>Nichts wurde übergangen.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_findings.cpp" line="119"/>
        <source>The reader warns:</source>
        <translation>Beim Lesen fiel auf:</translation>
    </message>
</context>
<context>
    <name>EmotionTrack</name>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="70"/>
        <source>The most probable label of each sentence, above the probabilities of all labels, stacked in the same order. A hollow label: the sentence is under 0.5 s, too short to trust. Hatched: not analysed yet. A frame in the lane of memory off: the label differs.</source>
        <translation>Das wahrscheinlichste Label jedes Satzes, über den Wahrscheinlichkeiten aller Labels, stets gleich gestapelt. Hohles Label: Der Satz ist kürzer als 0,5 s, zu kurz, um verlässlich zu sein. Schraffiert: noch nicht analysiert. Rahmen in der Spur ohne Gedächtnis: Das Label weicht ab.</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="80"/>
        <source>1 label differs</source>
        <translation>1 Label weicht ab</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="80"/>
        <source>%1 labels differ</source>
        <translation>%1 Labels weichen ab</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="82"/>
        <source>Memory off</source>
        <translation>Ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="82"/>
        <source>for comparison</source>
        <translation>zum Vergleich</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="86"/>
        <source>not analysed yet</source>
        <translation>noch nicht analysiert</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="88"/>
        <source>starting…</source>
        <translation>beginnt …</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="90"/>
        <source>memory on (DPM)</source>
        <translation>mit Gedächtnis (DPM)</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="90"/>
        <source>memory off</source>
        <translation>ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="91"/>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="126"/>
        <source>height = probability</source>
        <translation>Höhe = Wahrscheinlichkeit</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="149"/>
        <source>Start the analysis to see emotions here</source>
        <translation>Nach dem Start der Analyse erscheinen hier die Emotionen</translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="238"/>
        <location filename="../ui/timeline/emotion_track.cpp" line="239"/>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <location filename="../ui/error_text.cpp" line="29"/>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="29"/>
        <source>“%1”</source>
        <translation>„%1“</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="32"/>
        <source>File not found</source>
        <translation>Datei nicht gefunden</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="33"/>
        <source>%1 is not there.</source>
        <translation>%1 ist nicht da.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="34"/>
        <source>It may have been moved or renamed. Open it again from where it lies now.</source>
        <translation>Vielleicht wurde sie verschoben oder umbenannt. Öffnen Sie sie dort, wo sie jetzt liegt.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="37"/>
        <source>The file cannot be read</source>
        <translation>Die Datei ist nicht lesbar</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="38"/>
        <source>%1 is there, but it cannot be read.</source>
        <translation>%1 ist da, lässt sich aber nicht lesen.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="39"/>
        <source>Check that you may read it and that its disk is connected.</source>
        <translation>Prüfen Sie, ob Sie Leserechte haben und der Datenträger angeschlossen ist.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="42"/>
        <source>The file cannot be written</source>
        <translation>Die Datei ist nicht schreibbar</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="43"/>
        <source>%1 could not be written.</source>
        <translation>%1 konnte nicht geschrieben werden.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="44"/>
        <source>Choose another folder, or make room on this one. Nothing that was there has been overwritten.</source>
        <translation>Wählen Sie einen anderen Ordner oder schaffen Sie Platz. Vorhandenes wurde nicht überschrieben.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="47"/>
        <source>Format not supported</source>
        <translation>Format nicht unterstützt</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="48"/>
        <source>%1 is not in a format that can be opened.</source>
        <translation>%1 hat kein Format, das sich öffnen lässt.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="49"/>
        <source>Audio may be WAV, FLAC, Ogg, Opus, MP3, AIFF and others; segments RTTM, TextGrid, EAF or CSV; models safetensors.</source>
        <translation>Audio darf WAV, FLAC, Ogg, Opus, MP3, AIFF und anderes sein; Segmente RTTM, TextGrid, EAF oder CSV; Modelle safetensors.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="52"/>
        <source>The file is damaged</source>
        <translation>Die Datei ist beschädigt</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="53"/>
        <source>%1 is cut short or holds values that are not numbers.</source>
        <translation>%1 ist abgeschnitten oder enthält Werte, die keine Zahlen sind.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="54"/>
        <source>Copy it again from its source, or write it anew with an audio editor.</source>
        <translation>Kopieren Sie sie neu von der Quelle oder speichern Sie sie mit einem Audioprogramm neu.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="57"/>
        <source>The segments cannot be used</source>
        <translation>Die Segmente sind nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="58"/>
        <source>%1 holds nothing that can be used as sentences of this recording.</source>
        <translation>%1 enthält nichts, was als Sätze dieser Aufnahme verwendbar ist.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="59"/>
        <source>Correct what is named here, or analyse without a segments file.</source>
        <translation>Berichtigen Sie, was hier genannt ist, oder analysieren Sie ohne Segmentdatei.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="69"/>
        <source>A limit is exceeded</source>
        <translation>Eine Grenze ist überschritten</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="70"/>
        <source>This recording or model goes past what can be handled safely.</source>
        <translation>Diese Aufnahme oder dieses Modell übersteigt, was sich sicher verarbeiten lässt.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="71"/>
        <source>The details name the limit. A sentence that is too long can be split in the segments file.</source>
        <translation>Die Einzelheiten nennen die Grenze. Ein zu langer Satz lässt sich in der Segmentdatei teilen.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="74"/>
        <source>The model cannot be used</source>
        <translation>Das Modell ist nicht verwendbar</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="75"/>
        <source>A part of the model is missing or has the wrong shape.</source>
        <translation>Ein Teil des Modells fehlt oder hat die falsche Form.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="76"/>
        <source>A part of the model is missing or has the wrong shape: “%1”.</source>
        <translation>Ein Teil des Modells fehlt oder hat die falsche Form: „%1“.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="77"/>
        <source>Install the model again, or choose another model folder.</source>
        <translation>Installieren Sie das Modell neu oder wählen Sie einen anderen Modellordner.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="80"/>
        <source>Not enough memory</source>
        <translation>Zu wenig Speicher</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="81"/>
        <source>The machine ran out of memory during the analysis.</source>
        <translation>Während der Analyse ging der Speicher aus.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="82"/>
        <source>Close other programs or choose a smaller model, then run again. Finished sentences are kept.</source>
        <translation>Schließen Sie andere Programme oder wählen Sie ein kleineres Modell und starten Sie neu. Fertige Sätze bleiben erhalten.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="85"/>
        <source>Device not available</source>
        <translation>Gerät nicht verfügbar</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="86"/>
        <source>The audio or computing device that was asked for cannot be used.</source>
        <translation>Das gewünschte Audio- oder Rechengerät lässt sich nicht verwenden.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="87"/>
        <source>Check that it is connected and free. Analysis also runs on the processor, without sound.</source>
        <translation>Prüfen Sie, ob es angeschlossen und frei ist. Die Analyse läuft auch auf dem Prozessor und ohne Ton.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="90"/>
        <source>Not authorised</source>
        <translation>Nicht erlaubt</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="91"/>
        <source>This speech may not be used for that, or no longer.</source>
        <translation>Diese Sprache darf dafür nicht oder nicht mehr verwendet werden.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="92"/>
        <source>The details say what is missing. Those who speak decide what their speech is used for.</source>
        <translation>Was fehlt, steht in den Einzelheiten. Wer spricht, entscheidet, wofür seine Sprache verwendet wird.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="95"/>
        <source>The computation went astray</source>
        <translation>Die Rechnung ist entgleist</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="96"/>
        <source>A loss stopped being a number, so the run was ended.</source>
        <translation>Ein Verlust war keine Zahl mehr; der Lauf wurde beendet.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="97"/>
        <source>Sentences up to here are sound. Running with memory off shows whether the updates were the cause.</source>
        <translation>Die Sätze bis hierher sind in Ordnung. Ein Lauf ohne Gedächtnis zeigt, ob die Lernschritte die Ursache waren.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="100"/>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="100"/>
        <source>The run was stopped before its end.</source>
        <translation>Der Lauf wurde vor seinem Ende angehalten.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="100"/>
        <source>Finished sentences are kept. Run again to go on.</source>
        <translation>Fertige Sätze bleiben erhalten. Ein neuer Start setzt den Lauf fort.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="103"/>
        <source>This cannot be done</source>
        <translation>Das geht nicht</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="103"/>
        <source>What was asked for does not fit together.</source>
        <translation>Das Gewünschte passt nicht zusammen.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="103"/>
        <source>The details say which setting to change.</source>
        <translation>Die Einzelheiten sagen, welche Einstellung zu ändern ist.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="105"/>
        <source>Something unexpected happened</source>
        <translation>Etwas Unerwartetes ist geschehen</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="106"/>
        <source>The run ended with an error that was not foreseen.</source>
        <translation>Der Lauf endete mit einem unvorhergesehenen Fehler.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="107"/>
        <source>Finished sentences are kept. If it happens again, please report it with the details.</source>
        <translation>Fertige Sätze bleiben erhalten. Falls es wieder geschieht, melden Sie es bitte mit den Einzelheiten.</translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="125"/>
        <source>{sentence}</source>
        <extracomment>A failure in a few lines. {sentence} is an English sentence with the particulars, {summary} one in the language of the window. Translate with both, such as &quot;{summary}
Original message: {sentence}&quot;.</extracomment>
        <translation>{summary}
Im Wortlaut: {sentence}</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="13"/>
        <source>{0} is cut short: {1}. Copy it again from its source.</source>
        <translation>{0} ist abgeschnitten: {1}. Kopieren Sie die Datei noch einmal von ihrer Quelle.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="21"/>
        <source>its header declares {0} bytes and the file has {1}</source>
        <translation>der Kopf nennt {0} Byte, und die Datei hat {1}</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="22"/>
        <source>{0} is empty (0 bytes).</source>
        <translation>{0} ist leer (0 Byte).</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="28"/>
        <source>{0} is a folder, not an audio file.</source>
        <translation>{0} ist ein Ordner, keine Audiodatei.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="33"/>
        <location filename="../engine/messages/io_messages.cpp" line="162"/>
        <source>There is no file {0}.</source>
        <translation>Es gibt keine Datei {0}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="34"/>
        <source>{0} holds no sound: its length is zero.</source>
        <translation>{0} enthält keinen Ton: Die Länge ist null.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="37"/>
        <source>{0} holds a sample that is not a number at {1}: export it again.</source>
        <translation>{0} enthält bei {1} einen Abtastwert, der keine Zahl ist: Exportieren Sie die Aufnahme noch einmal.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="45"/>
        <source>{0} cannot be read: check its permissions.</source>
        <translation>{0} lässt sich nicht lesen: Prüfen Sie die Zugriffsrechte.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="51"/>
        <source>{0} has {1} channels; at most {2} can be read: export fewer channels.</source>
        <translation>{0} hat {1} Kanäle; höchstens {2} lassen sich lesen: Exportieren Sie weniger.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="9"/>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/core_messages.cpp" line="16"/>
        <source>Something unexpected ended the work: {0}. Please report it with what you were doing.</source>
        <translation>Etwas Unerwartetes hat die Arbeit beendet: {0}. Bitte melden Sie es mit dem, was Sie gerade getan haben.</translation>
    </message>
    <message>
        <location filename="../engine/messages/core_messages.cpp" line="19"/>
        <source>There is too little memory: close other programs, or take a smaller model.</source>
        <translation>Es ist zu wenig Speicher da: Schließen Sie andere Programme, oder nehmen Sie ein kleineres Modell.</translation>
    </message>
    <message>
        <location filename="../engine/messages/core_messages.cpp" line="20"/>
        <source>an exception that names no reason</source>
        <translation>eine Ausnahme, die keinen Grund nennt</translation>
    </message>
    <message>
        <location filename="../engine/messages/corpus_messages.cpp" line="13"/>
        <source>There is no folder {0}.</source>
        <translation>Es gibt keinen Ordner {0}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/corpus_messages.cpp" line="21"/>
        <source>The folder {0} is no corpus that is known. Known are IEMOCAP (Session1 to Session5), MELD (train_sent_emo.csv), clips named as in RAVDESS, CREMA-D or EmoDB, and any folder with a manifest.csv.</source>
        <translation>Der Ordner {0} ist kein bekanntes Korpus. Bekannt sind IEMOCAP (Session1 bis Session5), MELD (train_sent_emo.csv), Clips mit Namen wie in RAVDESS, CREMA-D oder EmoDB und jeder Ordner mit einer manifest.csv.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="15"/>
        <source>the file is empty; its first line must be start,end,speaker</source>
        <translation>die Datei ist leer; ihre erste Zeile muss start,end,speaker sein</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="16"/>
        <source>{0} fields where the header has {1}</source>
        <translation>{0} Felder, wo die Kopfzeile {1} hat</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="17"/>
        <source>the header lacks the column {0}; it must name start, end and speaker</source>
        <translation>der Kopfzeile fehlt die Spalte {0}; sie muss start, end und speaker nennen</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="13"/>
        <source>{0}: its labels repeat ({1}) and were taken for the speakers.</source>
        <translation>{0}: Die Textmarken wiederholen sich ({1}) und wurden als Sprecher genommen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="14"/>
        <source>&quot;{0}&quot; should be the times of an utterance in milliseconds, like 1000_2500</source>
        <translation>„{0}“ sollte die Zeiten einer Äußerung in Millisekunden sein, wie 1000_2500</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="18"/>
        <source>the duration is below zero</source>
        <translation>die Dauer ist kleiner als null</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="20"/>
        <source>a line of CTM has a recording, a channel, a start, a duration and a word; this one has {0} fields</source>
        <translation>eine Zeile von CTM hat eine Aufnahme, einen Kanal, einen Anfang, eine Dauer und ein Wort; diese hat {0} Felder</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="33"/>
        <source>&quot;{0}&quot; should be the times, the name, the emotion and the dimensions of a turn</source>
        <translation>„{0}“ sollten die Zeiten, der Name, die Emotion und die Dimensionen eines Redebeitrags sein</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="34"/>
        <source>there is no point {0} on the timeline</source>
        <translation>auf der Zeitachse gibt es keinen Punkt {0}</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="35"/>
        <source>{0} is XML, but no basic transcription of EXMARaLDA.</source>
        <translation>{0} ist XML, aber keine Basistranskription von EXMARaLDA.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="36"/>
        <source>the point {0} is on the timeline twice</source>
        <translation>der Punkt {0} ist zweimal auf der Zeitachse</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="40"/>
        <source>a SPEAKER line of RTTM has ten fields, and names without blanks; this one has {0}, and which is which cannot be told</source>
        <translation>eine SPEAKER-Zeile von RTTM hat zehn Felder und Namen ohne Leerzeichen; diese hat {0}, und welches welches ist, lässt sich nicht sagen</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="45"/>
        <source>it cannot be told whether &quot;{0}&quot; is a name, or a name and a confidence; write all ten fields of the line</source>
        <translation>es lässt sich nicht sagen, ob „{0}“ ein Name ist oder ein Name und eine Konfidenz; schreiben Sie alle zehn Felder der Zeile</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="53"/>
        <source>{0}: 1 tier ({1}) was left out, which depends on another tier and says more of its sentences.</source>
        <translation>{0}: 1 Ebene ({1}) wurde ausgelassen, die von einer anderen abhängt und mehr über deren Sätze sagt.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="55"/>
        <source>{0}: {1} tiers ({2}) were left out, which depend on other tiers and say more of their sentences.</source>
        <translation>{0}: {1} Ebenen ({2}) wurden ausgelassen, die von anderen abhängen und mehr über deren Sätze sagen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="56"/>
        <source>{0}: {1} segments of zero length were left out.</source>
        <translation>{0}: {1} Segmente der Länge null wurden ausgelassen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="57"/>
        <source>{0}: 1 segment of zero length was left out.</source>
        <translation>{0}: 1 Segment der Länge null wurde ausgelassen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="60"/>
        <source>{0} is larger than the {1} MiB that an XML file of segments may have.</source>
        <translation>{0} ist größer als die {1} MiB, die eine XML-Datei mit Segmenten haben darf.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="63"/>
        <source>{0} is a Git LFS pointer, not the segments themselves: fetch those with git lfs pull.</source>
        <translation>{0} ist ein Git-LFS-Verweis, nicht die Segmente selbst: Holen Sie diese mit git lfs pull.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="65"/>
        <source>{0} holds segments of {1} recordings, none of which is named like this one. Choose one with --recording: {2}.</source>
        <translation>{0} enthält Segmente von {1} Aufnahmen, von denen keine wie diese heißt. Wählen Sie eine mit --recording: {2}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="68"/>
        <source>{0}: the names before a colon in its texts ({1}) were taken for the speakers.</source>
        <translation>{0}: Die Namen vor einem Doppelpunkt in den Texten ({1}) wurden als Sprecher genommen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="69"/>
        <source>&quot;{0}&quot; should be the times of a subtitle, like 00:00:01,000 --&gt; 00:00:02,500</source>
        <translation>„{0}“ sollte die Zeiten eines Untertitels sein, wie 00:00:01,000 --&gt; 00:00:02,500</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="70"/>
        <source>{0} is none of the formats of segments that can be read: {1}.</source>
        <translation>{0} ist in keinem der Formate für Segmente, die sich lesen lassen: {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="71"/>
        <source>{0} is in a format that names no recordings, so that none can be chosen.</source>
        <translation>{0} ist in einem Format, das keine Aufnahmen nennt; es lässt sich keine wählen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="73"/>
        <source>{0} has no tier that looks like sentences. Choose one with --tier NAME; it has these, with how many segments and of what length: {1}.</source>
        <translation>{0} hat keine Ebene, die nach Sätzen aussieht. Wählen Sie eine mit --tier NAME; darin sind, mit Anzahl und Länge der Segmente: {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="76"/>
        <source>{0} holds no segments of a recording &quot;{1}&quot;. It has: {2}.</source>
        <translation>{0} enthält keine Segmente einer Aufnahme „{1}“. Darin sind: {2}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="77"/>
        <source>{0} has no tier &quot;{1}&quot;. It has: {2}.</source>
        <translation>{0} hat keine Ebene „{1}“. Darin sind: {2}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="78"/>
        <source>{0} is in a format without tiers, so that none can be chosen.</source>
        <translation>{0} ist in einem Format ohne Ebenen; es lässt sich keine wählen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="82"/>
        <source>{0} is in another format ({1}), which is not read. Save or export its segments in one of these: {2}.</source>
        <translation>{0} ist in einem anderen Format ({1}), das nicht gelesen wird. Speichern oder exportieren Sie die Segmente in einem von diesen: {2}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="85"/>
        <source>{0}: the segments of the recording &quot;{1}&quot; were taken, one of the {2} recordings in it.</source>
        <translation>{0}: Genommen wurden die Segmente der Aufnahme „{1}“, einer von {2} darin.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="87"/>
        <source>{0}: the tier &quot;{1}&quot; holds points in time, and a point is no segment.</source>
        <translation>{0}: Die Ebene „{1}“ enthält Zeitpunkte, und ein Punkt ist kein Segment.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="89"/>
        <source>{0}: sentences were taken from {1}, and not from {2}, which seems to hold something else. Choose tiers with --tier, or in the window with File, Choose tiers.</source>
        <translation>{0}: Sätze wurden aus {1} genommen und nicht aus {2}, das etwas anderes zu enthalten scheint. Wählen Sie Ebenen mit --tier oder im Fenster mit Datei, Ebenen wählen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="94"/>
        <source>{0}: 1 annotation without a time of its own was left out.</source>
        <translation>{0}: 1 Annotation ohne eigene Zeit wurde ausgelassen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="95"/>
        <source>{0}: {1} annotations without times of their own were left out.</source>
        <translation>{0}: {1} Annotationen ohne eigene Zeiten wurden ausgelassen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="97"/>
        <source>{0}: it holds words or phones, which were joined to sentences at pauses of 0.5 s and more.</source>
        <translation>{0}: Die Datei enthält Wörter oder Laute; sie wurden an Pausen ab 0,5 s zu Sätzen verbunden.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="99"/>
        <source>a line of STM has a recording, a channel, a speaker, a start and an end; this one has {0} fields</source>
        <translation>eine Zeile von STM hat eine Aufnahme, einen Kanal, einen Sprecher, einen Anfang und ein Ende; diese hat {0} Felder</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="100"/>
        <source>{0}: 1 segment that is left out of scoring was left out.</source>
        <translation>{0}: 1 Segment, das bei der Bewertung ausgelassen wird, wurde ausgelassen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="101"/>
        <source>{0}: {1} segments that are left out of scoring were left out.</source>
        <translation>{0}: {1} Segmente, die bei der Bewertung ausgelassen werden, wurden ausgelassen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="123"/>
        <source>{0}: {1} has intervals but no text in any of them, and an interval without text is silence. Write something into those in which someone speaks.</source>
        <translation>{0}: {1} hat Intervalle, aber in keinem einen Text, und ein Intervall ohne Text ist Stille. Schreiben Sie etwas in die, in denen jemand spricht.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="147"/>
        <source>&quot;{0}&quot; ends before it starts</source>
        <translation>„{0}“ endet vor seinem Anfang</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="148"/>
        <source>&quot;{0}&quot; should be two counts of samples and a label</source>
        <translation>„{0}“ sollten zwei Anzahlen von Abtastwerten und ein Zeichen sein</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="149"/>
        <source>the first line of a WebVTT file begins with WEBVTT</source>
        <translation>die erste Zeile einer WebVTT-Datei beginnt mit WEBVTT</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="150"/>
        <source>{0}: {1} subtitles have several voices each, and were given to the first.</source>
        <translation>{0}: {1} Untertitel haben mehrere Stimmen und wurden der ersten gegeben.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="151"/>
        <source>{0}: 1 subtitle has several voices, and was given to the first.</source>
        <translation>{0}: 1 Untertitel hat mehrere Stimmen und wurde der ersten gegeben.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="152"/>
        <source>the XML has a DOCTYPE, which no file of segments has; it is not read</source>
        <translation>das XML hat einen DOCTYPE, den keine Datei mit Segmenten hat; es wird nicht gelesen</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="153"/>
        <source>{0} has more than {1} tags.</source>
        <translation>{0} hat mehr als {1} Tags.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="154"/>
        <source>the XML cannot be read: {0}</source>
        <translation>das XML lässt sich nicht lesen: {0}</translation>
    </message>
    <message>
        <location filename="../engine/messages/engine_messages.cpp" line="25"/>
        <source>There is no GPU that this program can use ({0}): use --device cpu, or set up with ./dev setup --gpu.</source>
        <translation>Es gibt keine GPU, die dieses Programm benutzen kann ({0}): Nehmen Sie --device cpu, oder richten Sie mit ./dev setup --gpu ein.</translation>
    </message>
    <message>
        <location filename="../engine/messages/engine_messages.cpp" line="28"/>
        <source>The device &quot;{0}&quot; is not known: use auto, cpu or cuda:N.</source>
        <translation>Das Gerät „{0}“ ist nicht bekannt: Nehmen Sie auto, cpu oder cuda:N.</translation>
    </message>
    <message>
        <location filename="../engine/messages/engine_messages.cpp" line="91"/>
        <source>The voice activity weights are missing, so sentences cannot be found: run ./dev setup, or name a file with --segments.</source>
        <translation>Die Gewichte der Spracherkennung fehlen, Sätze lassen sich also nicht finden: Führen Sie ./dev setup aus, oder nennen Sie mit --segments eine Datei.</translation>
    </message>
    <message>
        <location filename="../engine/messages/corpus_messages.cpp" line="55"/>
        <source>{0} is missing.</source>
        <translation>{0} fehlt.</translation>
    </message>
    <message>
        <location filename="../engine/messages/corpus_messages.cpp" line="61"/>
        <source>{0} has no transcription.</source>
        <translation>{0} hat keine Transkription.</translation>
    </message>
    <message>
        <location filename="../engine/messages/engine_messages.cpp" line="102"/>
        <source>The folder {0} cannot be made: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="34"/>
        <source>Cannot read {0}: {1}.</source>
        <translation>{0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="36"/>
        <location filename="../engine/messages/window_messages.cpp" line="23"/>
        <source>Cannot write {0}: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="37"/>
        <source>Cannot write {0}: it is not an ordinary file. Name another one.</source>
        <translation>{0} lässt sich nicht schreiben: Es ist keine gewöhnliche Datei. Nennen Sie eine andere.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="46"/>
        <source>{0} is not an ordinary file.</source>
        <translation>{0} ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="50"/>
        <source>{0} was replaced while it was read: load it again.</source>
        <translation>{0} wurde ersetzt, während es gelesen wurde: Laden Sie es neu.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="66"/>
        <source>{0} was written to while it was in use, so what was read of it cannot be trusted: load it again.</source>
        <translation>{0} wurde beschrieben, während es in Gebrauch war; was daraus gelesen wurde, ist nicht verlässlich: Laden Sie es neu.</translation>
    </message>
    <message>
        <location filename="../engine/messages/jobs_messages.cpp" line="56"/>
        <source>The file {0} is no run of a training: it {1}.</source>
        <translation>Die Datei {0} ist kein Lauf eines Trainings: Sie {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="70"/>
        <source>Cannot keep the run&apos;s journal in {0}: {1}.</source>
        <translation>Das Journal des Laufs in {0} lässt sich nicht führen: {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="109"/>
        <source>There is no model folder {0}.</source>
        <translation>Es gibt keinen Modellordner {0}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="112"/>
        <source>There is no model named &quot;{0}&quot; in {1}. Name a folder with --model.</source>
        <translation>Es gibt kein Modell namens „{0}“ in {1}. Nennen Sie mit --model einen Ordner.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="116"/>
        <source>{0} is not a model of Undertone: it has no undertone.json. Name a model folder with --model.</source>
        <translation>{0} ist kein Modell von Undertone: Es hat keine undertone.json. Nennen Sie mit --model einen Modellordner.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="118"/>
        <source>The model&apos;s undertone.json has schema {0}; this program reads schema 1. A newer version may read it.</source>
        <translation>Die undertone.json des Modells hat Schema {0}; dieses Programm liest Schema 1. Eine neuere Fassung kann es vielleicht lesen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="99"/>
        <source>The sound device cannot be used ({0}): choose another as the system&apos;s default output.</source>
        <translation>Das Tongerät lässt sich nicht benutzen ({0}): Wählen Sie im System eine andere Standardausgabe.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="101"/>
        <source>There is no sound output on this machine: connect one to listen. Analysis works without.</source>
        <translation>An diesem Rechner gibt es keine Tonausgabe: Schließen Sie eine an, um zu hören. Die Analyse geht auch ohne.</translation>
    </message>
    <message>
        <location filename="../engine/messages/audio_messages.cpp" line="103"/>
        <source>The sound device stopped responding: check that it is still connected, then play again.</source>
        <translation>Das Tongerät antwortet nicht mehr: Prüfen Sie, ob es noch angeschlossen ist, und spielen Sie dann noch einmal ab.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="48"/>
        <source>the segment starts before the recording, at {0}</source>
        <translation>das Segment beginnt vor der Aufnahme, bei {0}</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="50"/>
        <source>{0} is in Praat&apos;s binary form. Open it in Praat and save it again with Save as text file.</source>
        <translation>{0} ist in Praats binärer Form. Öffnen Sie die Datei in Praat und speichern Sie sie mit „Save as text file“ neu.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="51"/>
        <source>{0}, line {1}: the end at {2} was clipped to the end of the audio at {3}.</source>
        <translation>{0}, Zeile {1}: Das Ende bei {2} wurde auf das Ende der Aufnahme bei {3} gekürzt.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="58"/>
        <source>the segment ends at {0}, not after its start at {1}</source>
        <translation>das Segment endet bei {0}, nicht nach seinem Anfang bei {1}</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="59"/>
        <source>the segment ends at {0}, too far past the end of the audio at {1}</source>
        <translation>das Segment endet bei {0}, zu weit hinter dem Ende der Aufnahme bei {1}</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="61"/>
        <source>{0}: it is not UTF-8 and was read as ISO Latin-1.</source>
        <translation>{0}: Die Datei ist nicht in UTF-8 und wurde als ISO Latin-1 gelesen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="79"/>
        <source>there is no segment in it</source>
        <translation>es ist kein Segment darin</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="80"/>
        <source>&quot;{0}&quot; is not a number of seconds</source>
        <translation>„{0}“ ist keine Zahl von Sekunden</translation>
    </message>
    <message>
        <location filename="../engine/messages/engine_messages.cpp" line="201"/>
        <source>Sentence {0}, which starts at {1}, is {2} tokens long, but the model reads at most {3} ({4}) behind a prefix of {5}: split it in the segments file, or give the model a smaller n_r in its undertone.json.</source>
        <translation>Satz {0}, der bei {1} beginnt, ist {2} Token lang; das Modell liest aber höchstens {3} ({4}) hinter einem Präfix von {5}: Teilen Sie ihn in der Segmentdatei, oder geben Sie dem Modell in seiner undertone.json ein kleineres n_r.</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="86"/>
        <source>the segment starts at {0}, past the end of the audio at {1}</source>
        <translation>das Segment beginnt bei {0}, hinter dem Ende der Aufnahme bei {1}</translation>
    </message>
    <message>
        <location filename="../engine/messages/annotation_messages.cpp" line="92"/>
        <source>{0} has more than {1} segments.</source>
        <translation>{0} hat mehr als {1} Segmente.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="159"/>
        <source>{0}, line {1}: {2}.</source>
        <translation>{0}, Zeile {1}: {2}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="160"/>
        <source>Cannot read {0}.</source>
        <translation>{0} lässt sich nicht lesen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="163"/>
        <source>not text</source>
        <translation>kein Text</translation>
    </message>
    <message>
        <location filename="../engine/messages/io_messages.cpp" line="165"/>
        <source>not UTF-8 text</source>
        <translation>kein Text in UTF-8</translation>
    </message>
    <message>
        <location filename="../engine/messages/jobs_messages.cpp" line="107"/>
        <source>The folder {0} cannot be made: may you write there?</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: Dürfen Sie dort schreiben?</translation>
    </message>
    <message>
        <location filename="../engine/messages/engine_messages.cpp" line="246"/>
        <source>The loss of step {0} is not finite: take a smaller learning rate, or --dtype fp32.</source>
        <translation>Der Verlust von Schritt {0} ist nicht endlich: Nehmen Sie eine kleinere Lernrate, oder --dtype fp32.</translation>
    </message>
    <message>
        <location filename="../engine/messages/engine_messages.cpp" line="274"/>
        <source>The vocabulary of the base model is too small for these speech codes: train it with the same tokenizer.</source>
        <translation>Das Vokabular des Basismodells ist zu klein für diese Sprachcodes: Trainieren Sie es mit demselben Tokenizer.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="10"/>
        <source>Add label {0}</source>
        <translation>Label {0} hinzufügen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="11"/>
        <source>Add label set {0}</source>
        <translation>Labelsatz {0} hinzufügen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="12"/>
        <source>Add sentence at {0}</source>
        <translation>Satz bei {0} hinzufügen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="13"/>
        <source>Add speaker {0}</source>
        <translation>Sprecher {0} hinzufügen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="14"/>
        <source>Add track {0}</source>
        <translation>Spur {0} hinzufügen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="15"/>
        <source>Assign {1} to sentences ({0})</source>
        <translation>{1} Sätzen zuweisen ({0})</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="16"/>
        <source>Change label {0}</source>
        <translation>Label {0} ändern</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="17"/>
        <source>Copy track {0} as {1}</source>
        <translation>Spur {0} als {1} kopieren</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="18"/>
        <source>Import {0}</source>
        <translation>{0} importieren</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="19"/>
        <source>Merge {0} sentences at {1}</source>
        <translation>{0} Sätze bei {1} verbinden</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="20"/>
        <source>Merge speaker {0} into {1}</source>
        <translation>Sprecher {0} mit {1} zusammenführen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="21"/>
        <source>Move boundaries of the sentence at {0}</source>
        <translation>Grenzen des Satzes bei {0} verschieben</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="22"/>
        <source>Move track {0}</source>
        <translation>Spur {0} verschieben</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="23"/>
        <source>Link recording {0}</source>
        <translation>Aufnahme {0} verknüpfen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="24"/>
        <source>Delete label {0}</source>
        <translation>Label {0} löschen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="25"/>
        <source>Remove label from the sentence at {0}</source>
        <translation>Label vom Satz bei {0} entfernen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="27"/>
        <source>Delete run {0}</source>
        <translation>Lauf {0} löschen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="28"/>
        <source>Delete sentence at {0}</source>
        <translation>Satz bei {0} löschen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="29"/>
        <source>Delete {0} sentences</source>
        <translation>{0} Sätze löschen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="30"/>
        <source>Delete speaker {0}</source>
        <translation>Sprecher {0} löschen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="31"/>
        <source>Delete track {0}</source>
        <translation>Spur {0} löschen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="32"/>
        <source>Rename run {0} to {1}</source>
        <translation>Lauf {0} in {1} umbenennen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="33"/>
        <source>Rename speaker {0} to {1}</source>
        <translation>Sprecher {0} in {1} umbenennen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="34"/>
        <source>Rename track {0} to {1}</source>
        <translation>Spur {0} in {1} umbenennen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="35"/>
        <source>Annotate sentence at {0}</source>
        <translation>Satz bei {0} annotieren</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="36"/>
        <source>Label sentence at {0} as {1}</source>
        <translation>Satz bei {0} das Label {1} geben</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="38"/>
        <source>Edit text of the sentence at {0}</source>
        <translation>Text des Satzes bei {0} ändern</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="39"/>
        <source>Remove speaker from sentences ({0})</source>
        <translation>Sprecher von Sätzen entfernen ({0})</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="40"/>
        <source>Split sentence at {0}</source>
        <translation>Satz bei {0} teilen</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="41"/>
        <source>An annotation says nothing of its sentence.</source>
        <translation>Eine Annotation sagt nichts über ihren Satz.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="43"/>
        <source>A project needs a recording with a length, a sample rate and a number of channels.</source>
        <translation>Ein Projekt braucht eine Aufnahme mit Länge, Abtastrate und Zahl der Kanäle.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="44"/>
        <source>Another program is using {0} at this moment: try again when it has finished.</source>
        <translation>Ein anderes Programm benutzt {0} gerade: Versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="46"/>
        <source>{0} was changed by another program since it was opened here, so nothing more is written to it: open it again.</source>
        <translation>{0} wurde von einem anderen Programm geändert, seit es hier geöffnet wurde; deshalb wird nichts mehr hineingeschrieben: Öffnen Sie es noch einmal.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="48"/>
        <source>&quot;{0}&quot; is not a colour such as #1f77b4.</source>
        <translation>„{0}“ ist keine Farbe wie #1f77b4.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="49"/>
        <source>{0} is this project itself: choose another name for the copy.</source>
        <translation>{0} ist dieses Projekt selbst: Wählen Sie einen anderen Namen für die Kopie.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="51"/>
        <source>The project file {0} is damaged: it does not hold what was written to it. Take a copy from a backup.</source>
        <translation>Die Projektdatei {0} ist beschädigt: Sie enthält nicht, was hineingeschrieben wurde. Nehmen Sie eine Kopie aus einer Sicherung.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="53"/>
        <source>The project file {0} is damaged ({1}). Take a copy from a backup.</source>
        <translation>Die Projektdatei {0} ist beschädigt ({1}). Nehmen Sie eine Kopie aus einer Sicherung.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="55"/>
        <source>The project file {0} is damaged: a row of its table {1} is invalid. Take a copy from a backup.</source>
        <translation>Die Projektdatei {0} ist beschädigt: Eine Zeile ihrer Tabelle {1} ist ungültig. Nehmen Sie eine Kopie aus einer Sicherung.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="56"/>
        <source>A sentence must end after it starts: {0} is not after {1}.</source>
        <translation>Ein Satz muss enden, nachdem er beginnt: {0} liegt nicht hinter {1}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="57"/>
        <source>{0} exists already: choose another name.</source>
        <translation>{0} gibt es schon: Wählen Sie einen anderen Namen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="59"/>
        <source>{0}, beside the project, was not written by this program, and opening the project could change other files: move it elsewhere, then open the project again.</source>
        <translation>{0} neben dem Projekt wurde nicht von diesem Programm geschrieben, und das Öffnen des Projekts könnte andere Dateien verändern: Legen Sie die Datei anderswohin, und öffnen Sie das Projekt dann noch einmal.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="63"/>
        <source>{0} was written by a later version of Undertone (schema {1}; this one reads up to {2}): update Undertone.</source>
        <translation>{0} wurde von einer späteren Version von Undertone geschrieben (Schema {1}; diese liest bis {2}): Aktualisieren Sie Undertone.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="65"/>
        <source>Only two or more different sentences of the same track can be merged.</source>
        <translation>Nur zwei oder mehr verschiedene Sätze derselben Spur können verbunden werden.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="66"/>
        <source>{0} cannot be merged with the same speaker: choose another one.</source>
        <translation>{0} kann nicht mit demselben Sprecher zusammengeführt werden: Wählen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="67"/>
        <source>A name is missing.</source>
        <translation>Ein Name fehlt.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="68"/>
        <source>There is no such label in the label set of this track, or it is given twice.</source>
        <translation>Dieses Label gibt es im Labelsatz dieser Spur nicht, oder es ist zweimal vergeben.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="69"/>
        <source>An annotation track needs a label set, and only such a track has one.</source>
        <translation>Eine Annotationsspur braucht einen Labelsatz, und nur eine solche Spur hat einen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="70"/>
        <source>Something in the project has no id.</source>
        <translation>Etwas im Projekt hat keine Kennung.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="71"/>
        <source>{0} is not an Undertone project.</source>
        <translation>{0} ist kein Projekt von Undertone.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="72"/>
        <source>The project has no such run.</source>
        <translation>Diesen Lauf gibt es im Projekt nicht.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="74"/>
        <source>Sentences need a segmentation track, and texts and annotations need one that they are about.</source>
        <translation>Sätze brauchen eine Segmentierungsspur, und Texte und Annotationen brauchen eine, auf die sie sich beziehen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="75"/>
        <source>There is no such sentence in the segmentation.</source>
        <translation>Diesen Satz gibt es in der Segmentierung nicht.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="76"/>
        <source>The project has no such speaker.</source>
        <translation>Diesen Sprecher gibt es im Projekt nicht.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="77"/>
        <source>The project has no such track.</source>
        <translation>Diese Spur gibt es im Projekt nicht.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="80"/>
        <source>{0} is outside the scale from {1} to {2}.</source>
        <translation>{0} liegt außerhalb der Skala von {1} bis {2}.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="81"/>
        <source>The project is open for reading only. {0}</source>
        <translation>Das Projekt ist nur zum Lesen geöffnet. {0}</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="83"/>
        <source>A sentence from {0} to {1} does not lie within the recording, which ends at {2}.</source>
        <translation>Ein Satz von {0} bis {1} liegt nicht in der Aufnahme, die bei {2} endet.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="94"/>
        <source>{0} does not have the tables of an Undertone project: it is damaged, or was made by another program.</source>
        <translation>{0} hat nicht die Tabellen eines Projekts von Undertone: Die Datei ist beschädigt oder wurde von einem anderen Programm gemacht.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="96"/>
        <source>{0} is write-protected: save a copy to change it.</source>
        <translation>{0} ist schreibgeschützt: Sichern Sie eine Kopie, um sie zu ändern.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="97"/>
        <source>{0} holds this already.</source>
        <translation>{0} enthält das schon.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="98"/>
        <source>What a run says of itself must not hold its results.</source>
        <translation>Was ein Lauf von sich sagt, darf seine Ergebnisse nicht enthalten.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="99"/>
        <source>A scale must go from a lower to a higher number.</source>
        <translation>Eine Skala muss von einer kleineren zu einer größeren Zahl gehen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="101"/>
        <source>The sentence cannot be split at {0}, which is not inside it.</source>
        <translation>Der Satz kann bei {0} nicht geteilt werden: Die Stelle liegt nicht in ihm.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="102"/>
        <source>A step of the history</source>
        <translation>Ein Schritt des Verlaufs</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="103"/>
        <source>A step of the project&apos;s history is damaged and cannot be undone or redone.</source>
        <translation>Ein Schritt im Verlauf des Projekts ist beschädigt und kann weder rückgängig gemacht noch wiederholt werden.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="105"/>
        <source>A step of the history does not fit what the project holds, so it cannot be undone or redone.</source>
        <translation>Ein Schritt des Verlaufs passt nicht zu dem, was das Projekt enthält, und kann weder rückgängig gemacht noch wiederholt werden.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="106"/>
        <source>A text is empty.</source>
        <translation>Ein Text ist leer.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="107"/>
        <source>A text or a file name is not valid UTF-8.</source>
        <translation>Ein Text oder ein Dateiname ist kein gültiges UTF-8.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="108"/>
        <source>A text is longer than {0} bytes.</source>
        <translation>Ein Text ist länger als {0} Byte.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="109"/>
        <source>This changes too much at once to be kept as one step: do it in parts.</source>
        <translation>Das ändert zu viel auf einmal für einen Schritt: Tun Sie es in Teilen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="110"/>
        <source>A sentence has more than {0} columns.</source>
        <translation>Ein Satz hat mehr als {0} Spalten.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="111"/>
        <source>A sentence has more than {0} labels.</source>
        <translation>Ein Satz hat mehr als {0} Labels.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="112"/>
        <source>The table {1} of {0} has more than {2} rows.</source>
        <translation>Die Tabelle {1} von {0} hat mehr als {2} Zeilen.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="85"/>
        <source>The project has no run &quot;{0}&quot;: undertone-cli project info lists its runs.</source>
        <translation>Das Projekt hat keinen Lauf „{0}“: undertone-cli project info zählt seine Läufe auf.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="87"/>
        <source>The project has no run to export: analyse the recording first, or add a timeline with project new --timeline.</source>
        <translation>Das Projekt hat keinen Lauf zum Exportieren: Analysieren Sie zuerst die Aufnahme, oder geben Sie bei project new mit --timeline eine Zeitleiste an.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="89"/>
        <source>The timeline {0} is of another recording than {1}: the files differ.</source>
        <translation>Die Zeitleiste {0} gehört zu einer anderen Aufnahme als {1}: Die Dateien sind verschieden.</translation>
    </message>
    <message>
        <location filename="../engine/messages/project_messages.cpp" line="91"/>
        <source>The timeline has a sentence at {0} that the segments do not have: take the segments that it was made with.</source>
        <translation>Die Zeitleiste hat bei {0} einen Satz, den die Segmente nicht haben: Nehmen Sie die Segmente, mit denen sie gemacht wurde.</translation>
    </message>
    <message>
        <location filename="../engine/messages/cli_messages.cpp" line="24"/>
        <source>Name the project with -o FILE.undertone.</source>
        <translation>Nennen Sie das Projekt mit -o DATEI.undertone.</translation>
    </message>
</context>
<context>
    <name>ExportLosses</name>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="20"/>
        <source>that the run ended early</source>
        <translation>dass der Lauf vorzeitig endete</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="21"/>
        <source>emotions</source>
        <translation>Emotionen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="22"/>
        <source>probabilities</source>
        <translation>Wahrscheinlichkeiten</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="23"/>
        <source>losses and update norms</source>
        <translation>Verluste und Schrittnormen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="24"/>
        <source>other columns of the segments file</source>
        <translation>weitere Spalten der Segmentdatei</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="25"/>
        <source>model, settings and notice</source>
        <translation>Modell, Einstellungen und Hinweis</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="26"/>
        <source>parts of milliseconds (times were rounded)</source>
        <translation>Bruchteile von Millisekunden (Zeiten wurden gerundet)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="27"/>
        <source>the length of the recording</source>
        <translation>die Länge der Aufnahme</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="28"/>
        <source>some characters of names or labels (they were replaced)</source>
        <translation>einige Zeichen von Namen oder Labels (sie wurden ersetzt)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="39"/>
        <source>“%1” is written</source>
        <extracomment>%1 is a file&apos;s name</extracomment>
        <translation>„%1“ ist geschrieben</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="41"/>
        <source>It does not hold: %1.</source>
        <extracomment>%1 lists things, separated by commas</extracomment>
        <translation>Nicht enthalten: %1.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/export_losses.cpp" line="42"/>
        <source>The timeline as JSON holds everything.</source>
        <translation>Die Zeitleiste als JSON enthält alles.</translation>
    </message>
</context>
<context>
    <name>LossTrack</name>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="148"/>
        <source>Mean cross-entropy of a sentence’s tokens, given the tokens before it, before and after the one training step that writes it into the temporary memory. The first sentence has no step. Lower: better foreseen.</source>
        <translation>Mittlere Kreuzentropie der Token eines Satzes, gegeben die Token davor, vor und nach dem einen Lernschritt, der ihn ins vorläufige Gedächtnis schreibt. Der erste Satz hat keinen Schritt. Tiefer: besser vorhergesehen.</translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="155"/>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="155"/>
        <source>nats per token</source>
        <translation>Nats je Token</translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="189"/>
        <source>before step</source>
        <translation>vor dem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="191"/>
        <source>after step</source>
        <translation>nach dem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="193"/>
        <source>memory off</source>
        <translation>ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="225"/>
        <source>The loss of each sentence appears here, from the second on</source>
        <translation>Hier erscheint der Verlust jedes Satzes, ab dem zweiten</translation>
    </message>
</context>
<context>
    <name>MemoryWorth</name>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="43"/>
        <source>too few dialogues to tell</source>
        <translation>zu wenige Dialoge für ein Urteil</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="44"/>
        <source>no difference shown</source>
        <translation>kein Unterschied gezeigt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="45"/>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="45"/>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="51"/>
        <source>%1 points %2</source>
        <translation>%1 Punkte %2</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="56"/>
        <source>%1 nats a token %2</source>
        <translation>%1 nats je Token %2</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/memory_worth_text.cpp" line="61"/>
        <source>%n dialogue(s)</source>
        <translation>
            <numerusform>%n Dialog</numerusform>
            <numerusform>%n Dialoge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/memory_worth_text.cpp" line="61"/>
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n Satz</numerusform>
            <numerusform>%n Sätze</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="68"/>
        <source>From sentence %1 on the loss differs by %2.</source>
        <translation>Ab Satz %1 unterscheidet sich der Verlust um %2.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="69"/>
        <source>Mean loss L_a: %1 with memory off, %2 on. Expected calibration error: %3 off, %4 on.</source>
        <translation>Mittlerer Verlust L_a: %1 ohne Gedächtnis, %2 mit. Erwarteter Kalibrierungsfehler: %3 ohne, %4 mit.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="74"/>
        <source>Memory on minus memory off, sentence by sentence; 95 % intervals over dialogues.</source>
        <translation>Mit minus ohne Gedächtnis, Satz für Satz; 95-%-Intervalle über Dialoge.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="82"/>
        <source>Measured: %1.</source>
        <translation>Gemessen: %1.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="89"/>
        <source>Memory on this model&apos;s test dialogues</source>
        <translation>Gedächtnis auf den Testdialogen dieses Modells</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="90"/>
        <source>Memory on this model&apos;s %1 split</source>
        <translation>Gedächtnis auf dem %1-Teil dieses Modells</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="94"/>
        <source>Emotions (WA)</source>
        <translation>Emotionen (WA)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="95"/>
        <source>Next sentence&apos;s loss</source>
        <translation>Verlust des nächsten Satzes</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="102"/>
        <source>Not with the model&apos;s own memory settings, but with %1.</source>
        <translation>Nicht mit den Gedächtniswerten des Modells, sondern mit %1.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="103"/>
        <source>%1: WA %2, UA %3, %4: %5; loss on the next sentence %6: %7.</source>
        <translation>%1: WA %2, UA %3, %4: %5; Verlust des nächsten Satzes %6: %7.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="113"/>
        <source>Memory on this model</source>
        <translation>Gedächtnis bei diesem Modell</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="116"/>
        <source>Figures are there, but of other weights than these: they are not shown.</source>
        <translation>Zahlen liegen vor, aber zu anderen Gewichten als diesen: Sie werden nicht gezeigt.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="119"/>
        <source>The file with its figures, evaluation.json, cannot be used.</source>
        <translation>Die Datei mit den Zahlen, evaluation.json, ist nicht zu gebrauchen.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/memory_worth_text.cpp" line="122"/>
        <source>What memory is worth to it was not measured.</source>
        <translation>Was ihm das Gedächtnis nützt, wurde nicht gemessen.</translation>
    </message>
</context>
<context>
    <name>RulerTrack</name>
    <message>
        <location filename="../ui/timeline/ruler_track.cpp" line="10"/>
        <source>Drag here to move the playhead.</source>
        <translation>Hier ziehen, um die Abspielposition zu bewegen.</translation>
    </message>
    <message>
        <location filename="../ui/timeline/ruler_track.cpp" line="17"/>
        <source>Time (h:mm:ss)</source>
        <translation>Zeit (h:mm:ss)</translation>
    </message>
    <message>
        <location filename="../ui/timeline/ruler_track.cpp" line="17"/>
        <source>Time (m:ss)</source>
        <translation>Zeit (m:ss)</translation>
    </message>
</context>
<context>
    <name>SpeakerTrack</name>
    <message>
        <location filename="../ui/timeline/speaker_track.cpp" line="46"/>
        <source>One lane per speaker, one bar per sentence. A grey band marks where sentences overlap.</source>
        <translation>Eine Spur je Sprecher, ein Balken je Satz. Ein graues Band zeigt, wo Sätze sich überlappen.</translation>
    </message>
    <message>
        <location filename="../ui/timeline/speaker_track.cpp" line="51"/>
        <source>Speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/timeline/speaker_track.cpp" line="60"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../ui/timeline/speaker_track.cpp" line="72"/>
        <source>Sentences are found when the analysis starts</source>
        <translation>Sätze werden beim Start der Analyse gefunden</translation>
    </message>
</context>
<context>
    <name>TimelineExport</name>
    <message>
        <location filename="../ui/conversation/timeline_export.cpp" line="60"/>
        <source>Emotion timeline</source>
        <translation>Emotions-Zeitleiste</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <location filename="../ui/training/run_curves.cpp" line="73"/>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../ui/training/run_curves.cpp" line="74"/>
        <location filename="../ui/training/run_curves.cpp" line="76"/>
        <source>held back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <location filename="../ui/training/run_curves.cpp" line="75"/>
        <location filename="../ui/training/run_curves.cpp" line="80"/>
        <source>other speakers</source>
        <translation>andere Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="30"/>
        <location filename="../ui/training/training_text.cpp" line="81"/>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="30"/>
        <source>Updates of the weights</source>
        <translation>Aktualisierungen der Gewichte</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="31"/>
        <source>Epochs</source>
        <translation>Epochen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="32"/>
        <source>Passes over the training dialogues, in place of steps; 0: the steps count</source>
        <translation>Durchgänge durch die Trainingsdialoge, anstelle von Schritten; 0: Es zählen die Schritte</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="33"/>
        <source>Windows at a time</source>
        <translation>Fenster zugleich</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="33"/>
        <source>Side by side; more take more memory</source>
        <translation>Nebeneinander; mehr brauchen mehr Speicher</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="34"/>
        <source>Batches per step</source>
        <translation>Stapel je Schritt</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="34"/>
        <source>A larger batch without more memory</source>
        <translation>Ein größerer Stapel ohne mehr Speicher</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="35"/>
        <source>Learning rate</source>
        <translation>Lernrate</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="35"/>
        <source>The largest of the schedule</source>
        <translation>Die größte des Verlaufs</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="36"/>
        <source>Schedule</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="36"/>
        <source>How the learning rate falls after the warm-up</source>
        <translation>Wie die Lernrate nach dem Anlauf fällt</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="37"/>
        <source>Warm-up steps</source>
        <translation>Anlaufschritte</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="37"/>
        <source>While the rate rises along a line</source>
        <translation>Solange die Rate gerade ansteigt</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="38"/>
        <source>Gradient clipping</source>
        <translation>Gradient begrenzt auf</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="39"/>
        <source>Largest norm of the gradient; 0: not clipped</source>
        <translation>Größte Norm des Gradienten; 0: nicht begrenzt</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="40"/>
        <source>Weight of L_e</source>
        <translation>Gewicht von L_e</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="41"/>
        <source>W of the loss (1 − W) L_a + W L_e; 0.5 is Eq. 7</source>
        <translation>W des Verlusts (1 − W) L_a + W L_e; 0.5 ist Gl. 7</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="42"/>
        <source>Averaging</source>
        <translation>Mittelung</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="43"/>
        <source>Decay of a moving average of the weights, such as 0.99, which is measured and written; 0: off</source>
        <translation>Abklingen eines gleitenden Mittels der Gewichte, etwa 0.99, das gemessen und geschrieben wird; 0: aus</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="44"/>
        <source>Objective</source>
        <translation>Lernziel</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="45"/>
        <source>Both losses (L_a and L_e), or the next token alone, as in the paper’s chain</source>
        <translation>Beide Verluste (L_a und L_e) oder nur das nächste Token, wie in der Kette der Arbeit</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="46"/>
        <source>Temporary rank</source>
        <translation>Temporärer Rang</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="47"/>
        <source>Of the temporary LoRA: when memory-aware, and of the model in use</source>
        <translation>Des temporären LoRA: beim Lernen mit Gedächtnis und im späteren Gebrauch</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="48"/>
        <source>Temporary alpha</source>
        <translation>Temporäres Alpha</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="48"/>
        <source>Its alpha</source>
        <translation>Sein Alpha</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="49"/>
        <source>Temporary rate</source>
        <translation>Temporäre Rate</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="49"/>
        <source>Its learning rate</source>
        <translation>Seine Lernrate</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="50"/>
        <source>Weight decay</source>
        <translation>Weight Decay</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="50"/>
        <source>Of AdamW, on matrices</source>
        <translation>Von AdamW, auf Matrizen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="51"/>
        <source>Target tokens (n_o)</source>
        <translation>Ziel-Token (n_o)</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="52"/>
        <source>Targets of the audio loss in a window, Eq. 3</source>
        <translation>Ziele des Audioverlusts in einem Fenster, Gl. 3</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="53"/>
        <source>Prefix tokens (n_p)</source>
        <translation>Präfix-Token (n_p)</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="53"/>
        <source>Tokens before them, Eq. 3</source>
        <translation>Token davor, Gl. 3</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="54"/>
        <source>Tokens of a stretch</source>
        <translation>Token einer Strecke</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="55"/>
        <source>At most what the model sees (n_limit)</source>
        <translation>Höchstens, was das Modell sieht (n_limit)</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="56"/>
        <source>Emotions read</source>
        <translation>Emotion gelesen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="57"/>
        <source>At all sentences of a window, or its last</source>
        <translation>An allen Sätzen eines Fensters oder am letzten</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="58"/>
        <source>LoRA rank</source>
        <translation>LoRA-Rang</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="59"/>
        <source>LoRA alpha</source>
        <translation>LoRA-Alpha</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="60"/>
        <source>Rows of new tokens</source>
        <translation>Zeilen neuer Token</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="61"/>
        <source>Of codes and emotions, in embedding and output</source>
        <translation>Von Codes und Emotionen, in Einbettung und Ausgabe</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="62"/>
        <source>Memory-aware</source>
        <translation>Mit Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="63"/>
        <source>The temporary LoRA follows each dialogue, as it does in use</source>
        <translation>Die temporäre LoRA folgt jedem Dialog, wie im Gebrauch</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="64"/>
        <source>Share held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="65"/>
        <source>Share of the training dialogues, to keep the best by; 0: none</source>
        <translation>Anteil der Trainingsdialoge, an dem der beste Stand bestimmt wird; 0: keiner</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="67"/>
        <source>Steps between two measurements; 0: never</source>
        <translation>Schritte zwischen zwei Messungen; 0: nie</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="66"/>
        <source>Measure every</source>
        <translation>Messen alle</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="68"/>
        <source>Patience</source>
        <translation>Geduld</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="69"/>
        <source>Measurements without a better one before it stops; 0: never</source>
        <translation>Messungen ohne bessere, bevor es aufhört; 0: nie</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="70"/>
        <source>Best by</source>
        <translation>Bester Stand nach</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="70"/>
        <source>What makes the dialogues held back read better</source>
        <translation>Woran sich zeigt, dass zurückgehaltene Dialoge besser gelesen werden</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="71"/>
        <source>Width</source>
        <translation>Breite</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="71"/>
        <source>Of the new body</source>
        <translation>Des neuen Rumpfs</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="72"/>
        <source>Blocks</source>
        <translation>Blöcke</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="73"/>
        <source>Attention heads</source>
        <translation>Attention-Köpfe</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="74"/>
        <source>Feed-forward width</source>
        <translation>Breite des Feed-Forward</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="75"/>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="75"/>
        <source>Of everything random</source>
        <translation>Von allem Zufälligen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="76"/>
        <location filename="../ui/training/training_text.cpp" line="90"/>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="77"/>
        <location filename="../ui/training/training_text.cpp" line="91"/>
        <source>Number type</source>
        <translation>Zahlentyp</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="77"/>
        <source>Of the matrix products</source>
        <translation>Der Matrixprodukte</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="82"/>
        <source>Best step</source>
        <translation>Bester Schritt</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="83"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="84"/>
        <source>Audio loss L_a</source>
        <translation>Audioverlust L_a</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="85"/>
        <source>Emotion loss L_e</source>
        <translation>Emotionsverlust L_e</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="86"/>
        <source>L_a, held back</source>
        <translation>L_a, zurückgehalten</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="87"/>
        <source>UA, held back</source>
        <translation>UA, zurückgehalten</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="88"/>
        <source>L_a, other speakers</source>
        <translation>L_a, andere Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="89"/>
        <source>UA, other speakers</source>
        <translation>UA, andere Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="95"/>
        <source>As the paper</source>
        <translation>Wie im Artikel</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="96"/>
        <source>Section 4.2: one window a step, 20 passes, rank 64, learning rate 5e-5</source>
        <translation>Abschnitt 4.2: ein Fenster je Schritt, 20 Durchgänge, Rang 64, Lernrate 5e-5</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="97"/>
        <source>Quick</source>
        <translation>Schnell</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="97"/>
        <source>Minutes on two cores: to see that everything works</source>
        <translation>Minuten auf zwei Kernen: um zu sehen, dass alles geht</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="98"/>
        <source>Small model</source>
        <translation>Kleines Modell</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="98"/>
        <source>How the small model that ships was trained</source>
        <translation>Wie das mitgelieferte kleine Modell trainiert wurde</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="99"/>
        <source>Packed</source>
        <translation>Gepackt</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="100"/>
        <source>Whole stretches of a dialogue, for reading in one pass</source>
        <translation>Ganze Strecken eines Dialogs, zum Lesen in einem Durchgang</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="131"/>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="132"/>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="133"/>
        <source>interrupted</source>
        <translation>unterbrochen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="134"/>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="135"/>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="142"/>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="142"/>
        <source>Emotion speech LLM</source>
        <translation>Emotions-Sprach-LLM</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="151"/>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="153"/>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="155"/>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="156"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="191"/>
        <source>Choose the folder of a base model, or train one from nothing first.</source>
        <translation>Wählen Sie den Ordner eines Basismodells, oder trainieren Sie zuerst eines von Grund auf.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="192"/>
        <source>The folder %1 holds no base model: it has no config.json.</source>
        <translation>Der Ordner %1 enthält kein Basismodell: Die config.json fehlt.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="194"/>
        <source>The base in %1 lies there as pickles, which are not read: convert it to safetensors.</source>
        <translation>Die Basis in %1 liegt dort als Pickle-Dateien, die nicht gelesen werden: Wandeln Sie sie in safetensors um.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="195"/>
        <source>The folder %1 holds no weights (safetensors).</source>
        <translation>Der Ordner %1 enthält keine Gewichte (safetensors).</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="196"/>
        <source>Choose the folder of the speech tokenizer that made the tokens.</source>
        <translation>Wählen Sie den Ordner des Sprach-Tokenizers, der die Token erzeugt hat.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="198"/>
        <source>The folder %1 holds no speech tokenizer: that is a config.json and a model.safetensors.</source>
        <translation>Der Ordner %1 enthält keinen Sprach-Tokenizer: Das sind config.json und model.safetensors.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="200"/>
        <source>The tokens were made by another tokenizer than %1: choose the one that made them, or make the tokens anew.</source>
        <translation>Die Token hat ein anderer Tokenizer erzeugt als %1: Wählen Sie jenen, oder erzeugen Sie die Token neu.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="203"/>
        <source>Give the model a name.</source>
        <translation>Geben Sie dem Modell einen Namen.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="204"/>
        <source>Name the folder to write.</source>
        <translation>Nennen Sie den Ordner, in den geschrieben wird.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="205"/>
        <source>The folder %1 holds files already: name another one.</source>
        <translation>Der Ordner %1 enthält schon Dateien: Nennen Sie einen anderen.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="207"/>
        <source>There is no room for the model: it takes about %1, and %2 are free where it would lie. Name another folder.</source>
        <translation>Für das Modell ist kein Platz: Es braucht etwa %1, und dort, wo es läge, sind %2 frei. Nennen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="211"/>
        <source>The parts cannot be read</source>
        <translation>Die Teile lassen sich nicht lesen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="231"/>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="237"/>
        <source>The same from the command line, with the same figures</source>
        <translation>Dasselbe von der Befehlszeile, mit denselben Zahlen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="268"/>
        <source>getting ready</source>
        <translation>bereitet sich vor</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="268"/>
        <source>no step taken</source>
        <translation>kein Schritt getan</translation>
    </message>
    <message>
        <location filename="../ui/training/training_text.cpp" line="269"/>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
</context>
<context>
    <name>WaveformTrack</name>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="111"/>
        <source>The recording, scaled so that its loudest sample fills the height (dBFS: below full scale). Dark is what lasts, pale the loudest instants; outside sentences it is all pale.</source>
        <translation>Die Aufnahme, so skaliert, dass ihr lautester Wert die Höhe füllt (dBFS: unter Vollaussteuerung). Dunkel ist, was anhält, blass die lautesten Augenblicke; außerhalb der Sätze ist alles blass.</translation>
    </message>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="121"/>
        <source>height = %1 dBFS</source>
        <translation>Höhe = %1 dBFS</translation>
    </message>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="122"/>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="124"/>
        <source>Waveform</source>
        <translation>Wellenform</translation>
    </message>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="137"/>
        <source>Reading the waveform…</source>
        <translation>Wellenform wird gelesen …</translation>
    </message>
</context>
<context>
    <name>undertone</name>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="50"/>
        <source>%1 sentences</source>
        <translation>%1 Sätze</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="52"/>
        <source>model %1</source>
        <translation>Modell %1</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="53"/>
        <source>memory on (DPM)</source>
        <translation>mit Gedächtnis (DPM)</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="53"/>
        <source>memory off</source>
        <translation>ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="57"/>
        <source>sentences from %1</source>
        <translation>Sätze aus %1</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="59"/>
        <source>incomplete: %1 of %2 sentences</source>
        <translation>unvollständig: %1 von %2 Sätzen</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="22"/>
        <source>speaker not known</source>
        <translation>Sprecher nicht bekannt</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="50"/>
        <source>Memory off</source>
        <translation>Ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="50"/>
        <source>differs</source>
        <translation>weicht ab</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="50"/>
        <source>same label</source>
        <translation>gleiches Label</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="51"/>
        <source>Loss, memory off</source>
        <translation>Verlust ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="51"/>
        <location filename="../ui/timeline/utterance_text.cpp" line="87"/>
        <location filename="../ui/timeline/utterance_text.cpp" line="88"/>
        <source>nats/token</source>
        <translation>Nats/Token</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="73"/>
        <source>Sentence %1 of %2</source>
        <translation>Satz %1 von %2</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="78"/>
        <source>Too short to trust (under %1 s)</source>
        <translation>Zu kurz, um verlässlich zu sein (unter %1 s)</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="82"/>
        <source>Being analysed…</source>
        <translation>Wird analysiert …</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="82"/>
        <source>Not analysed yet</source>
        <translation>Noch nicht analysiert</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="87"/>
        <source>Loss before step</source>
        <translation>Verlust vor dem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="88"/>
        <source>Loss after step</source>
        <translation>Verlust nach dem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="89"/>
        <source>Update norm</source>
        <translation>Schrittnorm</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="90"/>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="100"/>
        <source>Sentence %1 of %2, %3, %4 to %5</source>
        <translation>Satz %1 von %2, %3, %4 bis %5</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="108"/>
        <source>%1, not analysed yet</source>
        <translation>%1, noch nicht analysiert</translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="109"/>
        <source>%1, %2, %3 percent</source>
        <translation>%1, %2, %3 Prozent</translation>
    </message>
</context>
<context>
    <name>undertone::AboutDialog</name>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="47"/>
        <source>About Undertone</source>
        <translation>Über Undertone</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="47"/>
        <location filename="../ui/about/about_dialog.cpp" line="55"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="54"/>
        <source>Program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="72"/>
        <source>Undertone %1</source>
        <translation>Undertone %1</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="85"/>
        <source>Reads emotions from a conversation, sentence by sentence. While it listens, a small temporary memory (dynamic parameter memory: a temporary LoRA, trained by one step per sentence) takes up what was said, and is gone when the run ends.</source>
        <translation>Liest Emotionen aus einem Gespräch, Satz für Satz. Beim Zuhören nimmt ein kleines vorläufiges Gedächtnis (Dynamic Parameter Memory: ein temporäres LoRA, mit einem Schritt je Satz trainiert) auf, was gesagt wurde; am Ende des Laufs ist es fort.</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="89"/>
        <source>Nothing leaves this machine: no network connection is opened. A statement you make about a recording is your word; it is written into results and is not consent.</source>
        <translation>Nichts verlässt diesen Rechner: Es wird keine Netzverbindung geöffnet. Was Sie zu einer Aufnahme angeben, ist Ihr Wort; es wird in die Ergebnisse geschrieben und ist keine Einwilligung.</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="92"/>
        <source>Free software under the GNU General Public License, version 3 or later. Built with Qt, QCustomPlot, LibTorch, libsndfile, PortAudio and soxr.</source>
        <translation>Freie Software unter der GNU General Public License, Version 3 oder später. Gebaut mit Qt, QCustomPlot, LibTorch, libsndfile, PortAudio und soxr.</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="111"/>
        <source>No model is loaded.</source>
        <translation>Es ist kein Modell geladen.</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="121"/>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="122"/>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="123"/>
        <source>Parameters</source>
        <translation>Parameter</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="124"/>
        <source>%1 speech tokenizer, %2 language model</source>
        <translation>%1 Sprach-Tokenizer, %2 Sprachmodell</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="127"/>
        <source>Memory</source>
        <translation>Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="128"/>
        <source>temporary LoRA of rank %1, learning rate %2, prefix of %3 tokens</source>
        <translation>temporäres LoRA vom Rang %1, Lernrate %2, Präfix von %3 Token</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="135"/>
        <source>This measures it:</source>
        <translation>Das misst es:</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="136"/>
        <source>Memory&apos;s worth</source>
        <translation>Nutzen des Gedächtnisses</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="137"/>
        <source>Runs on</source>
        <translation>Läuft auf</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="139"/>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="140"/>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="143"/>
        <source>Model card</source>
        <translation>Modellkarte</translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="145"/>
        <source>This model has no card.</source>
        <translation>Dieses Modell hat keine Karte.</translation>
    </message>
</context>
<context>
    <name>undertone::AnnotationPanel</name>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="68"/>
        <source>What is said in this sentence</source>
        <translation>Was in diesem Satz gesagt wird</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="69"/>
        <source>What is said (F2)</source>
        <translation>Was gesagt wird (F2)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="74"/>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="77"/>
        <source>How sure you are of your label</source>
        <translation>Wie sicher Sie sich Ihres Labels sind</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="79"/>
        <source>anything worth remembering</source>
        <translation>was man sich merken sollte</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="92"/>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="93"/>
        <source>Confidence</source>
        <translation>Sicherheit</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="94"/>
        <source>Remark</source>
        <translation>Bemerkung</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="190"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/annotation_panel.cpp" line="194"/>
        <source>New speaker…</source>
        <translation>Neuer Sprecher …</translation>
    </message>
</context>
<context>
    <name>undertone::CommandLineView</name>
    <message>
        <location filename="../ui/command_line_view.cpp" line="36"/>
        <source>Command line</source>
        <translation>Befehlszeile</translation>
    </message>
    <message>
        <location filename="../ui/command_line_view.cpp" line="43"/>
        <source>Cop&amp;y</source>
        <translation>Ko&amp;pieren</translation>
    </message>
    <message>
        <location filename="../ui/command_line_view.cpp" line="44"/>
        <source>Copy the command line</source>
        <translation>Befehlszeile kopieren</translation>
    </message>
</context>
<context>
    <name>undertone::ComparisonPage</name>
    <message>
        <location filename="../ui/training/comparison_page.cpp" line="56"/>
        <source>Lines: training loss; dashed with dots: measured on other speakers, or on dialogues held back. Settings that differ come first and stand out.</source>
        <translation>Linien: Trainingsverlust; gestrichelt mit Punkten: gemessen an anderen Sprechern oder an zurückgehaltenen Dialogen. Einstellungen, die sich unterscheiden, stehen oben und sind hervorgehoben.</translation>
    </message>
    <message>
        <location filename="../ui/training/comparison_page.cpp" line="63"/>
        <source>Figures and settings of the runs</source>
        <translation>Zahlen und Einstellungen der Läufe</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/training/comparison_page.cpp" line="116"/>
        <source>%n runs compared</source>
        <translation>
            <numerusform>Ein Lauf</numerusform>
            <numerusform>%n Läufe im Vergleich</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/training/comparison_page.cpp" line="132"/>
        <source>State</source>
        <translation>Stand</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusPage</name>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="30"/>
        <source>Which dialogues?</source>
        <translation>Welche Dialoge?</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="33"/>
        <source>Tokens (*.safetensors);;All files (*)</source>
        <translation>Token (*.safetensors);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="36"/>
        <source>Tokens of other speakers</source>
        <translation>Token anderer Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="37"/>
        <source>Optional: dialogues to measure on the way</source>
        <translation>Freiwillig: Dialoge, an denen unterwegs gemessen wird</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="41"/>
        <source>&amp;Train on</source>
        <translation>&amp;Trainieren mit</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="42"/>
        <source>&amp;Measure on</source>
        <translation>&amp;Messen an</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="31"/>
        <source>Training reads dialogues as speech tokens: one file, made once of a corpus.</source>
        <translation>Das Training liest Dialoge als Sprach-Token: eine Datei, einmal aus einem Korpus erzeugt.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="34"/>
        <source>Corpus or tokens to train on</source>
        <translation>Korpus oder Token zum Trainieren</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="35"/>
        <source>A corpus’s folder, or a token file</source>
        <translation>Ordner eines Korpus oder eine Token-Datei</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="84"/>
        <source>dialogues</source>
        <translation>Dialoge</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="85"/>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="86"/>
        <source>tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="87"/>
        <source>speakers</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="142"/>
        <source>Choose the folder of a corpus – IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB, or clips with a manifest.csv – to see what it holds and turn it into tokens, or a token file that was made before.</source>
        <translation>Wählen Sie den Ordner eines Korpus – IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB oder Clips mit einer manifest.csv –, um zu sehen, was er enthält, und Token daraus zu erzeugen, oder eine Token-Datei von früher.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="184"/>
        <source>Looking at what lies there…</source>
        <translation>Es wird nachgesehen, was dort liegt …</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="204"/>
        <source>Of: %1</source>
        <translation>Aus: %1</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="208"/>
        <source>Measured on %1 dialogues of other speakers, %2 sentences.</source>
        <translation>Gemessen an %1 Dialogen anderer Sprecher, %2 Sätzen.</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="210"/>
        <source>Without dialogues of other speakers there is no curve to judge by, unless some are held back (page Method).</source>
        <translation>Ohne Dialoge anderer Sprecher gibt es keine Kurve zum Urteilen, außer einige werden zurückgehalten (Seite „Methode“).</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_page.cpp" line="251"/>
        <source>The corpus cannot be read</source>
        <translation>Das Korpus lässt sich nicht lesen</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusPanel</name>
    <message>
        <location filename="../ui/training/corpus_panel.cpp" line="15"/>
        <source>dialogues</source>
        <translation>Dialoge</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_panel.cpp" line="16"/>
        <source>sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_panel.cpp" line="16"/>
        <source>of speech</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <location filename="../ui/training/corpus_panel.cpp" line="17"/>
        <source>speakers</source>
        <translation>Sprecher</translation>
    </message>
</context>
<context>
    <name>undertone::EmptyPage</name>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="20"/>
        <source>Open a recording…</source>
        <translation>Aufnahme öffnen …</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="21"/>
        <source>Open the demo conversation</source>
        <translation>Demogespräch öffnen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="22"/>
        <source>Choose a model folder…</source>
        <translation>Modellordner wählen …</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="66"/>
        <source>Two minutes of synthetic voices</source>
        <translation>Zwei Minuten mit synthetischen Stimmen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="66"/>
        <source>The demo has not been made on this machine</source>
        <translation>Die Demo wurde auf diesem Rechner noch nicht erzeugt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="99"/>
        <source>No model is installed</source>
        <translation>Kein Modell installiert</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="99"/>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="99"/>
        <source>Drop a conversation here</source>
        <translation>Gespräch hier ablegen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="100"/>
        <source>A model is a folder with undertone.json in it. The small one comes with the program; it is looked for in $UNDERTONE_MODELS, in your data folder and beside the program. Recordings can be opened and heard without one.</source>
        <translation>Ein Modell ist ein Ordner mit undertone.json darin. Das kleine gehört zum Programm; gesucht wird in $UNDERTONE_MODELS, in Ihrem Datenordner und neben dem Programm. Aufnahmen lassen sich auch ohne Modell öffnen und anhören.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="103"/>
        <source>Undertone reads the emotion of every sentence and, as it goes, writes what it has heard into a temporary memory. You see both, sentence by sentence.</source>
        <translation>Undertone liest die Emotion jedes Satzes und schreibt dabei das Gehörte in ein vorläufiges Gedächtnis. Sie sehen beides, Satz für Satz.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="107"/>
        <source>WAV, FLAC, Ogg, Opus, MP3 and others, of any length. Sentences and speakers come from an RTTM, TextGrid, EAF or CSV file dropped with it, else sentences are found by voice activity.</source>
        <translation>WAV, FLAC, Ogg, Opus, MP3 und andere, beliebig lang. Sätze und Sprecher kommen aus einer mit abgelegten RTTM-, TextGrid-, EAF- oder CSV-Datei; sonst findet die Sprachaktivität die Sätze.</translation>
    </message>
</context>
<context>
    <name>undertone::EstimatePage</name>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="24"/>
        <source>What will it take?</source>
        <translation>Was wird es brauchen?</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="25"/>
        <source>Two steps are taken on this machine and thrown away. Nothing has been started yet.</source>
        <translation>Auf diesem Rechner werden zwei Schritte getan und verworfen. Noch ist nichts gestartet.</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="31"/>
        <source>Two steps are being taken</source>
        <translation>Zwei Schritte werden getan</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="32"/>
        <source>Loading the parts and taking two steps…</source>
        <translation>Die Teile werden geladen und zwei Schritte getan …</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="39"/>
        <source>time for all steps</source>
        <translation>Zeit für alle Schritte</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="40"/>
        <source>memory at its peak</source>
        <translation>Speicher, höchstens</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="41"/>
        <source>steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="42"/>
        <source>a step</source>
        <translation>je Schritt</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="43"/>
        <source>device and number type</source>
        <translation>Gerät und Zahlentyp</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="46"/>
        <source>Share of the free memory that it takes</source>
        <translation>Anteil des freien Speichers, den es braucht</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="101"/>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="108"/>
        <source>That is more than the %1 that are free: the run may be ended by the system. Take a smaller batch or shorter windows.</source>
        <translation>Das ist mehr als die freien %1: Das System könnte den Lauf beenden. Nehmen Sie einen kleineren Stapel oder kürzere Fenster.</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="110"/>
        <source>%1 of memory are free. Loading and measuring on the way come on top of the time.</source>
        <translation>%1 Speicher sind frei. Laden und Messen unterwegs kommen zur Zeit hinzu.</translation>
    </message>
    <message>
        <location filename="../ui/training/estimate_page.cpp" line="125"/>
        <source>The two steps could not be taken</source>
        <translation>Die zwei Schritte sind nicht gelungen</translation>
    </message>
</context>
<context>
    <name>undertone::HelpWindow</name>
    <message>
        <location filename="../ui/help/help_window.cpp" line="107"/>
        <source>Undertone manual</source>
        <translation>Handbuch zu Undertone</translation>
    </message>
    <message>
        <location filename="../ui/help/help_window.cpp" line="109"/>
        <location filename="../ui/help/help_window.cpp" line="110"/>
        <source>Search the manual</source>
        <translation>Im Handbuch suchen</translation>
    </message>
    <message>
        <location filename="../ui/help/help_window.cpp" line="113"/>
        <source>Pages of the manual</source>
        <translation>Seiten des Handbuchs</translation>
    </message>
    <message>
        <location filename="../ui/help/help_window.cpp" line="115"/>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
</context>
<context>
    <name>undertone::InspectorPanel</name>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="50"/>
        <source>Inspector</source>
        <translation>Inspektor</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="109"/>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation>Kürzer als %1 s: zu kurz, um verlässlich zu sein.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="112"/>
        <source>Not analysed yet.</source>
        <translation>Noch nicht analysiert.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="117"/>
        <source>Thin bars: the same with memory off.</source>
        <translation>Dünne Balken: dasselbe ohne Gedächtnis.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="131"/>
        <source>Memory step that wrote this sentence</source>
        <translation>Gedächtnisschritt, der diesen Satz schrieb</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="135"/>
        <source>Loss before</source>
        <translation>Verlust vorher</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="135"/>
        <source>Nats per token, before the step</source>
        <translation>Nats je Token, vor dem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="136"/>
        <source>Loss after</source>
        <translation>Verlust nachher</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="136"/>
        <source>Nats per token, after the step</source>
        <translation>Nats je Token, nach dem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="137"/>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="137"/>
        <source>Loss after minus loss before, nats per token</source>
        <translation>Verlust nachher minus vorher, Nats je Token</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="138"/>
        <source>Update norm</source>
        <translation>Schrittnorm</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="138"/>
        <source>L2 norm of the step&apos;s change of the temporary LoRA</source>
        <translation>L2-Norm der Änderung des temporären LoRA in diesem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="139"/>
        <source>Tokens</source>
        <translation>Token</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="139"/>
        <source>Speech tokens of the sentence, with the one that ends it</source>
        <translation>Sprachtoken des Satzes, mit dem abschließenden</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="140"/>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="140"/>
        <source>What this sentence was computed on</source>
        <translation>Worauf dieser Satz gerechnet wurde</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="151"/>
        <location filename="../ui/conversation/inspector_panel.cpp" line="276"/>
        <source>Labels so far</source>
        <translation>Bisherige Labels</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="165"/>
        <source>Before the run</source>
        <translation>Vor dem Lauf</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="166"/>
        <source>Measure loss after each step</source>
        <translation>Verlust nach jedem Schritt messen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="168"/>
        <source>One more forward per sentence: shows what each memory step achieved</source>
        <translation>Ein Durchgang mehr je Satz: zeigt, was jeder Gedächtnisschritt bewirkt hat</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="173"/>
        <source>e.g. licence, who agreed to what</source>
        <translation>z. B. Lizenz, wer wozu zugestimmt hat</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="174"/>
        <source>What you state about this recording</source>
        <translation>Ihre Angabe zu dieser Aufnahme</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="178"/>
        <source>What you state about this recording (optional, written into the results):</source>
        <translation>Ihre Angabe zu dieser Aufnahme (freiwillig, steht in den Ergebnissen):</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="238"/>
        <source>Sentence %1</source>
        <translation>Satz %1</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="238"/>
        <source>Sentence %1 · %2</source>
        <translation>Satz %1 · %2</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="239"/>
        <source>%1 – %2 · %3 s</source>
        <translation>%1 – %2 · %3 s</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="276"/>
        <source>Labels</source>
        <translation>Labels</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="276"/>
        <source>Recording</source>
        <translation>Aufnahme</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/inspector_panel.cpp" line="288"/>
        <source>Share of %n analysed sentence(s). Select a sentence to see its numbers.</source>
        <translation>
            <numerusform>Anteil an %n analysierten Satz. Wählen Sie einen Satz, um seine Zahlen zu sehen.</numerusform>
            <numerusform>Anteil an %n analysierten Sätzen. Wählen Sie einen Satz, um seine Zahlen zu sehen.</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="290"/>
        <source>Sentences are labelled one by one, each as soon as it has been read and written to memory.</source>
        <translation>Die Sätze erhalten ihr Label einer nach dem anderen, sobald jeder gelesen und ins Gedächtnis geschrieben ist.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="293"/>
        <source>Sentences will be found by voice activity, without speakers. A segments file (RTTM, TextGrid, EAF or CSV) may be opened or dropped here instead.</source>
        <translation>Sätze werden durch Sprachaktivität gefunden, ohne Sprecher. Stattdessen lässt sich eine Segmentdatei (RTTM, TextGrid, EAF oder CSV) öffnen oder hier ablegen.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="295"/>
        <source>Sentences and speakers are those of the segments file.</source>
        <translation>Sätze und Sprecher sind die der Segmentdatei.</translation>
    </message>
</context>
<context>
    <name>undertone::LabelCounts</name>
    <message>
        <location filename="../ui/training/label_counts.cpp" line="44"/>
        <source>no label</source>
        <translation>ohne Label</translation>
    </message>
    <message>
        <location filename="../ui/training/label_counts.cpp" line="51"/>
        <source>Sentences of each emotion: %1</source>
        <translation>Sätze jeder Emotion: %1</translation>
    </message>
</context>
<context>
    <name>undertone::MainWindow</name>
    <message>
        <location filename="../ui/main_window.cpp" line="192"/>
        <source>Undertone</source>
        <translation>Undertone</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="210"/>
        <source>Choose a model folder…</source>
        <translation>Modellordner wählen …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="81"/>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="82"/>
        <source>&amp;Open a recording…</source>
        <translation>Aufnahme &amp;öffnen …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="84"/>
        <source>Open the &amp;demo conversation</source>
        <translation>&amp;Demogespräch öffnen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="84"/>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="89"/>
        <source>Open &amp;segments…</source>
        <translation>&amp;Segmente öffnen …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="91"/>
        <source>Choose &amp;tiers…</source>
        <translation>Ebe&amp;nen wählen …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="89"/>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="92"/>
        <source>Find sentences by &amp;voice activity</source>
        <translation>Sätze durch Sprach&amp;aktivität finden</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="95"/>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="100"/>
        <source>Timeline as &amp;JSON…</source>
        <translation>Zeitleiste als &amp;JSON …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="101"/>
        <source>Table as &amp;CSV…</source>
        <translation>Tabelle als &amp;CSV …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="102"/>
        <source>&amp;TextGrid for Praat…</source>
        <translation>&amp;TextGrid für Praat …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="103"/>
        <source>&amp;EAF for ELAN…</source>
        <translation>&amp;EAF für ELAN …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="104"/>
        <source>Picture as &amp;PNG…</source>
        <translation>Bild als &amp;PNG …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="105"/>
        <source>Picture as S&amp;VG…</source>
        <translation>Bild als S&amp;VG …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="107"/>
        <location filename="../ui/main_window_project.cpp" line="54"/>
        <source>&amp;Close the recording</source>
        <translation>Aufnahme s&amp;chließen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="109"/>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="114"/>
        <source>&amp;Analysis</source>
        <translation>&amp;Analyse</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="115"/>
        <source>&amp;Analyse</source>
        <translation>&amp;Analysieren</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="115"/>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="117"/>
        <location filename="../ui/main_window_actions.cpp" line="230"/>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="117"/>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="123"/>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="123"/>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="126"/>
        <source>Compare &amp;memory off</source>
        <translation>Ohne &amp;Gedächtnis vergleichen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="126"/>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="129"/>
        <source>Measure &amp;loss after each step</source>
        <translation>&amp;Verlust nach jedem Schritt messen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="136"/>
        <source>Choose a model &amp;folder…</source>
        <translation>&amp;Modellordner wählen …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="140"/>
        <source>About this mod&amp;el</source>
        <translation>Über dieses Mod&amp;ell</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="142"/>
        <source>&amp;Training…</source>
        <translation>&amp;Training …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="142"/>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="148"/>
        <source>&amp;Playback</source>
        <translation>&amp;Wiedergabe</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="149"/>
        <source>&amp;Play or pause</source>
        <translation>&amp;Abspielen oder anhalten</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="151"/>
        <source>Play the s&amp;entence</source>
        <translation>Den Sat&amp;z abspielen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="151"/>
        <source>Shift+Space</source>
        <translation>Shift+Space</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="153"/>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="153"/>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="155"/>
        <source>P&amp;revious sentence</source>
        <translation>Vo&amp;riger Satz</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="155"/>
        <source>Ctrl+Up</source>
        <translation>Ctrl+Up</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="157"/>
        <source>&amp;Next sentence</source>
        <translation>&amp;Nächster Satz</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="157"/>
        <source>Ctrl+Down</source>
        <translation>Ctrl+Down</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="159"/>
        <source>Select n&amp;one</source>
        <translation>Nichts aus&amp;wählen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="159"/>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="162"/>
        <source>&amp;Loop</source>
        <translation>S&amp;chleife</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="162"/>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="165"/>
        <source>Play on &amp;moving to a sentence</source>
        <translation>&amp;Beim Wechsel zum Satz abspielen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="168"/>
        <source>&amp;Follow the playhead</source>
        <translation>Abspielposition &amp;folgen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="176"/>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="177"/>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="179"/>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="181"/>
        <source>&amp;Whole recording</source>
        <translation>Ganze &amp;Aufnahme</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="181"/>
        <source>Ctrl+0</source>
        <translation>Ctrl+0</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="183"/>
        <source>Zoom to the &amp;sentence</source>
        <translation>Auf den &amp;Satz vergrößern</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="183"/>
        <source>Ctrl+E</source>
        <translation>Ctrl+E</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="185"/>
        <source>&amp;Back to the zoom before</source>
        <translation>&amp;Zurück zum vorigen Ausschnitt</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="185"/>
        <source>Ctrl+Backspace</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="187"/>
        <source>&amp;Forward to the zoom after</source>
        <translation>&amp;Weiter zum nächsten Ausschnitt</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="187"/>
        <source>Ctrl+Shift+Backspace</source>
        <translation>Ctrl+Shift+Backspace</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="190"/>
        <source>&amp;Theme</source>
        <translation>&amp;Farbschema</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="199"/>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="200"/>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="201"/>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="206"/>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="207"/>
        <source>&amp;Manual</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="209"/>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="209"/>
        <source>Ctrl+F1</source>
        <translation>Ctrl+F1</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="211"/>
        <source>&amp;About Undertone</source>
        <translation>Ü&amp;ber Undertone</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="230"/>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="247"/>
        <source>Open a recording</source>
        <translation>Aufnahme öffnen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="248"/>
        <source>Audio (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.aifc *.au *.snd *.caf *.w64 *.rf64 *.sph *.gsm *.m4a *.mp4 *.m4b *.aac *.webm *.mka *.mkv *.mov *.3gp *.amr *.wma *.spx);;All files (*)</source>
        <translation>Audio (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.aifc *.au *.snd *.caf *.w64 *.rf64 *.sph *.gsm *.m4a *.mp4 *.m4b *.aac *.webm *.mka *.mkv *.mov *.3gp *.amr *.wma *.spx);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="256"/>
        <source>Open segments</source>
        <translation>Segmente öffnen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="257"/>
        <source>Segments (%1);;All files (*)</source>
        <translation>Segmente (%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="275"/>
        <source>Choose a model folder</source>
        <translation>Modellordner wählen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="286"/>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="343"/>
        <source>In the timeline: wheel scrolls, Ctrl+wheel zooms, + − zoom, 0 or F shows all, arrows, Home and End scroll, Tab and Shift+Tab walk the sentences, Return plays from the selected one.</source>
        <translation>In der Zeitleiste: Das Rad rollt, Strg+Rad zoomt, + − zoomen, 0 oder F zeigt alles, Pfeile, Pos1 und Ende rollen, Tab und Umschalt+Tab gehen durch die Sätze, die Eingabetaste spielt ab dem gewählten.</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="345"/>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="194"/>
        <source>%1 – Undertone</source>
        <translation>%1 – Undertone</translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="138"/>
        <source>&amp;Use the model that ships</source>
        <translation>Mitgeliefertes Modell ver&amp;wenden</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="145"/>
        <source>The run goes on, with a warning</source>
        <translation>Der Lauf geht weiter, mit einer Warnung</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="193"/>
        <source>%1 (read-only) – Undertone</source>
        <translation>%1 (schreibgeschützt) – Undertone</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="240"/>
        <source>An analysis is in progress</source>
        <translation>Eine Analyse läuft</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="240"/>
        <source>It reads the sentences that it began with.</source>
        <translation>Sie liest die Sätze, mit denen sie begonnen hat.</translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="241"/>
        <source>Wait until it ends, or cancel it, then open others.</source>
        <translation>Warten Sie ihr Ende ab oder brechen Sie sie ab, und öffnen Sie dann andere.</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="30"/>
        <source>&amp;New project from this recording…</source>
        <translation>Neues Pro&amp;jekt aus dieser Aufnahme …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="32"/>
        <source>Open a &amp;project…</source>
        <translation>&amp;Projekt öffnen …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="32"/>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="34"/>
        <source>Open &amp;recent</source>
        <translation>Zu&amp;letzt geöffnet</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="37"/>
        <source>Save a cop&amp;y of the project…</source>
        <translation>&amp;Kopie des Projekts speichern …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="35"/>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="36"/>
        <location filename="../ui/main_window_project.cpp" line="48"/>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="38"/>
        <location filename="../ui/main_window_project.cpp" line="49"/>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="39"/>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="39"/>
        <source>Ctrl+Y</source>
        <translation>Ctrl+Y</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="42"/>
        <source>&amp;Label</source>
        <translation>&amp;Label</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="46"/>
        <source>Spea&amp;ker</source>
        <translation>S&amp;precher</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="48"/>
        <source>Edit the &amp;text</source>
        <translation>&amp;Text bearbeiten</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="48"/>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="51"/>
        <source>&amp;Split at the playhead</source>
        <translation>An der Abspielposition t&amp;eilen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="51"/>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="53"/>
        <location filename="../ui/main_window_edit.cpp" line="86"/>
        <source>&amp;Merge with the next</source>
        <translation>Mit dem nächsten &amp;verbinden</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="53"/>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="55"/>
        <location filename="../ui/main_window_edit.cpp" line="87"/>
        <source>&amp;Delete the sentence</source>
        <translation>&amp;Satz löschen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="62"/>
        <source>&amp;Boundaries</source>
        <translation>&amp;Grenzen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="67"/>
        <source>&amp;Start 10 ms earlier</source>
        <translation>&amp;Anfang 10 ms früher</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="67"/>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="68"/>
        <source>Start 10 ms &amp;later</source>
        <translation>Anfang 10 ms &amp;später</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="68"/>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="69"/>
        <source>&amp;End 10 ms earlier</source>
        <translation>&amp;Ende 10 ms früher</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="69"/>
        <source>Alt+Shift+Left</source>
        <translation>Alt+Shift+Left</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="70"/>
        <source>End &amp;10 ms later</source>
        <translation>Ende &amp;10 ms später</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="70"/>
        <source>Alt+Shift+Right</source>
        <translation>Alt+Shift+Right</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="72"/>
        <source>Start at the &amp;playhead</source>
        <translation>Anfang an die A&amp;bspielposition</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="72"/>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="74"/>
        <source>End at the play&amp;head</source>
        <translation>Ende an die Abspiel&amp;position</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="74"/>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="86"/>
        <source>&amp;Merge the sentences</source>
        <translation>Sätze &amp;verbinden</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="87"/>
        <source>&amp;Delete the sentences</source>
        <translation>&amp;Sätze löschen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="159"/>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="160"/>
        <source>&amp;New speaker…</source>
        <translation>&amp;Neuer Sprecher …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="164"/>
        <source>&amp;Rename everywhere</source>
        <translation>Überall &amp;umbenennen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="165"/>
        <source>&amp;Merge everywhere</source>
        <translation>Überall &amp;zusammenführen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="170"/>
        <source>%1…</source>
        <translation>%1 …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="175"/>
        <source>into %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="185"/>
        <source>New speaker</source>
        <translation>Neuer Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="185"/>
        <source>Name of the speaker:</source>
        <translation>Name des Sprechers:</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="190"/>
        <source>Rename everywhere</source>
        <translation>Überall umbenennen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_edit.cpp" line="190"/>
        <source>Name of the speaker in all sentences:</source>
        <translation>Name des Sprechers in allen Sätzen:</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="48"/>
        <source>&amp;Undo: %1</source>
        <translation>&amp;Rückgängig: %1</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="49"/>
        <source>&amp;Redo: %1</source>
        <translation>&amp;Wiederholen: %1</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="54"/>
        <source>&amp;Close the project</source>
        <translation>Projekt s&amp;chließen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="87"/>
        <source>Finished analysis</source>
        <translation>Fertige Analyse</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="88"/>
        <source>The finished analysis of “%1” belongs to no project.</source>
        <translation>Die fertige Analyse von „%1“ gehört zu keinem Projekt.</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="91"/>
        <source>Save the recording as a project to keep its results, or discard them.</source>
        <translation>Speichern Sie die Aufnahme als Projekt, um die Ergebnisse zu behalten, oder verwerfen Sie sie.</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="92"/>
        <source>&amp;Save as a project…</source>
        <translation>Als Projekt &amp;speichern …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="93"/>
        <source>&amp;Discard</source>
        <translation>&amp;Verwerfen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="110"/>
        <source>Save as a project</source>
        <translation>Als Projekt speichern</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="111"/>
        <source>Undertone projects (*.%1)</source>
        <translation>Undertone-Projekte (*.%1)</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="133"/>
        <source>Open a project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="134"/>
        <source>Undertone projects (*.%1);;All files (*)</source>
        <translation>Undertone-Projekte (*.%1);;Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="149"/>
        <source>Recording not found</source>
        <translation>Aufnahme nicht gefunden</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="150"/>
        <source>The recording “%1” of the project “%2” was not found.</source>
        <translation>Die Aufnahme „%1“ des Projekts „%2“ wurde nicht gefunden.</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="152"/>
        <source>Choose the file where it lies now. It may have another name: its sound is compared.</source>
        <translation>Wählen Sie die Datei dort, wo sie jetzt liegt. Sie darf anders heißen: Verglichen wird der Ton.</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="153"/>
        <source>C&amp;hoose the recording…</source>
        <translation>Aufnahme &amp;wählen …</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="158"/>
        <source>Choose the recording</source>
        <translation>Aufnahme wählen</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="158"/>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="172"/>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <location filename="../ui/main_window_project.cpp" line="176"/>
        <source>&amp;Clear this list</source>
        <translation>Diese Liste &amp;leeren</translation>
    </message>
</context>
<context>
    <name>undertone::MemoryWorthNote</name>
    <message>
        <location filename="../ui/conversation/memory_worth_note.cpp" line="32"/>
        <source>This measures it:</source>
        <translation>Das misst es:</translation>
    </message>
</context>
<context>
    <name>undertone::MessageBanner</name>
    <message>
        <location filename="../ui/conversation/message_banner.cpp" line="28"/>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <location filename="../ui/conversation/message_banner.cpp" line="30"/>
        <location filename="../ui/conversation/message_banner.cpp" line="31"/>
        <source>Dismiss</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>undertone::MethodPage</name>
    <message>
        <location filename="../ui/training/method_page.cpp" line="41"/>
        <source>How is it trained?</source>
        <translation>Wie wird trainiert?</translation>
    </message>
    <message>
        <location filename="../ui/training/method_page.cpp" line="41"/>
        <source>A preset sets all values; change what you want to try.</source>
        <translation>Eine Vorgabe setzt alle Werte; ändern Sie, was Sie versuchen wollen.</translation>
    </message>
    <message>
        <location filename="../ui/training/method_page.cpp" line="43"/>
        <source>&amp;Back to the preset</source>
        <translation>Zurück zur &amp;Vorgabe</translation>
    </message>
    <message>
        <location filename="../ui/training/method_page.cpp" line="165"/>
        <source>&amp;Advanced</source>
        <translation>&amp;Erweitert</translation>
    </message>
    <message>
        <location filename="../ui/training/method_page.cpp" line="290"/>
        <source>%1 must be a number from %2 to %3, with a dot for decimals.</source>
        <translation>%1 muss eine Zahl von %2 bis %3 sein, mit Dezimalpunkt.</translation>
    </message>
    <message>
        <location filename="../ui/training/method_page.cpp" line="324"/>
        <source>All values are the preset&apos;s.</source>
        <translation>Alle Werte sind die der Vorgabe.</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/training/method_page.cpp" line="324"/>
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
        <location filename="../ui/training/model_page.cpp" line="16"/>
        <source>Which model?</source>
        <translation>Welches Modell?</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="17"/>
        <source>The parts are copied into the new model; they themselves stay as they are.</source>
        <translation>Die Teile werden in das neue Modell kopiert; sie selbst bleiben, wie sie sind.</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="19"/>
        <source>An &amp;emotion speech LLM</source>
        <translation>Ein &amp;Emotions-Sprach-LLM</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="21"/>
        <source>A LoRA and the rows of speech tokens and emotions, on a base that stays frozen. What the program runs.</source>
        <translation>Eine LoRA und die Zeilen der Sprach-Token und Emotionen, auf einer Basis, die eingefroren bleibt. Damit läuft das Programm.</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="22"/>
        <source>A small &amp;base model, from nothing</source>
        <translation>Ein kleines &amp;Basismodell, von Grund auf</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="24"/>
        <source>All weights of a small Llama, for those who have no base of their own. The other stage comes after it.</source>
        <translation>Alle Gewichte eines kleinen Llama, für alle ohne eigene Basis. Die andere Stufe folgt danach.</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="53"/>
        <source>Base model</source>
        <translation>Basismodell</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="54"/>
        <source>Folder in Hugging Face&apos;s layout: config.json, safetensors</source>
        <translation>Ordner wie bei Hugging Face: config.json, safetensors</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="55"/>
        <source>Speech tokenizer</source>
        <translation>Sprach-Tokenizer</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="56"/>
        <source>Folder of the tokenizer that made the tokens</source>
        <translation>Ordner des Tokenizers, der die Token erzeugt hat</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="58"/>
        <source>Name of the model</source>
        <translation>Name des Modells</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="60"/>
        <source>Folder to write</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="64"/>
        <source>Ba&amp;se model</source>
        <translation>Ba&amp;sismodell</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="65"/>
        <source>Speech tokeni&amp;zer</source>
        <translation>Sprach-To&amp;kenizer</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="66"/>
        <source>Na&amp;me</source>
        <translation>Na&amp;me</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="67"/>
        <source>&amp;Write to</source>
        <translation>Sch&amp;reiben nach</translation>
    </message>
    <message>
        <location filename="../ui/training/model_page.cpp" line="122"/>
        <source>It will take about %1 on disk; %2 are free there.</source>
        <translation>Es braucht etwa %1 auf der Platte; frei sind dort %2.</translation>
    </message>
</context>
<context>
    <name>undertone::NoticeLine</name>
    <message>
        <location filename="../ui/about/notice_line.cpp" line="34"/>
        <source>Labels are a model&apos;s estimates from the sound of speech, often wrong, and not what a person feels. Inferring emotions at work or in education is prohibited in the EU (AI Act Art. 5(1)(f)).</source>
        <translation>Labels sind Schätzungen eines Modells aus dem Klang der Sprache, oft falsch und nicht das, was ein Mensch fühlt. Emotionen am Arbeitsplatz oder in der Bildung abzuleiten ist in der EU verboten (KI-Verordnung Art. 5(1)(f)).</translation>
    </message>
    <message>
        <location filename="../ui/about/notice_line.cpp" line="45"/>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
</context>
<context>
    <name>undertone::PathField</name>
    <message>
        <location filename="../ui/training/path_field.cpp" line="23"/>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <location filename="../ui/training/path_field.cpp" line="24"/>
        <source>Choose: %1</source>
        <translation>Wählen: %1</translation>
    </message>
    <message>
        <location filename="../ui/training/path_field.cpp" line="41"/>
        <source>A &amp;folder…</source>
        <translation>Ein &amp;Ordner …</translation>
    </message>
    <message>
        <location filename="../ui/training/path_field.cpp" line="42"/>
        <source>A &amp;file…</source>
        <translation>Eine &amp;Datei …</translation>
    </message>
</context>
<context>
    <name>undertone::ProbabilityBars</name>
    <message>
        <location filename="../ui/conversation/probability_bars.cpp" line="31"/>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <location filename="../ui/conversation/probability_bars.cpp" line="32"/>
        <source>Probabilities: %1</source>
        <translation>Wahrscheinlichkeiten: %1</translation>
    </message>
</context>
<context>
    <name>undertone::RunBar</name>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="59"/>
        <source>Progress of the analysis</source>
        <translation>Fortschritt der Analyse</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="66"/>
        <source>Share of the recording analysed</source>
        <translation>Analysierter Anteil der Aufnahme</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="68"/>
        <source>Compare memory off</source>
        <translation>Ohne Gedächtnis vergleichen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="249"/>
        <source>Run the same model with memory off and show it beside (M)</source>
        <translation>Dasselbe Modell ohne Gedächtnis laufen lassen und daneben zeigen (M)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="71"/>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="72"/>
        <source>End the run; finished sentences are kept (Esc)</source>
        <translation>Lauf beenden; fertige Sätze bleiben (Esc)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="143"/>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="144"/>
        <source>mono</source>
        <translation>mono</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="145"/>
        <source>stereo</source>
        <translation>stereo</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="146"/>
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n Kanal</numerusform>
            <numerusform>%n Kanäle</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="149"/>
        <source>sentences by voice activity</source>
        <translation>Sätze durch Sprachaktivität</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="150"/>
        <source>sentences from %1</source>
        <translation>Sätze aus %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="152"/>
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n Satz</numerusform>
            <numerusform>%n Sätze</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="155"/>
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n Sprecher</numerusform>
            <numerusform>%n Sprecher</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="162"/>
        <source>Loading the model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="163"/>
        <source>No model</source>
        <translation>Kein Modell</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="179"/>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="181"/>
        <source>Starting</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="184"/>
        <source>Loading the model</source>
        <translation>Modell wird geladen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="185"/>
        <source>Finding speech</source>
        <translation>Sprache wird gesucht</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="186"/>
        <source>Turning speech into tokens</source>
        <translation>Sprache wird zu Token</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="187"/>
        <source>Analysing with memory off</source>
        <translation>Analyse ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="187"/>
        <source>Analysing</source>
        <translation>Analyse</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="191"/>
        <source>sentence %1 of %2</source>
        <translation>Satz %1 von %2</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="193"/>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="195"/>
        <location filename="../ui/conversation/run_bar.cpp" line="208"/>
        <source>%n taken over from an earlier run</source>
        <translation>
            <numerusform>%n aus einem früheren Lauf übernommen</numerusform>
            <numerusform>%n aus einem früheren Lauf übernommen</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="202"/>
        <source>%1 of %2 sentences</source>
        <translation>%1 von %2 Sätzen</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="205"/>
        <source>%n sentence(s) analysed</source>
        <translation>
            <numerusform>%n Satz analysiert</numerusform>
            <numerusform>%n Sätze analysiert</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="206"/>
        <source> in %1 s</source>
        <translation> in %1 s</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="213"/>
        <source>memory changed %n label(s)</source>
        <translation>
            <numerusform>Gedächtnis änderte %n Label</numerusform>
            <numerusform>Gedächtnis änderte %n Labels</numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="217"/>
        <source>Cancelled · %1 are kept</source>
        <translation>Abgebrochen · %1 sind erhalten</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="218"/>
        <source>The run failed · %1 are kept</source>
        <translation>Der Lauf ist gescheitert · %1 sind erhalten</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="227"/>
        <source>Opening…</source>
        <translation>Wird geöffnet …</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="229"/>
        <source>Waiting for the model</source>
        <translation>Wartet auf das Modell</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="229"/>
        <source>Ready to be analysed</source>
        <translation>Bereit zur Analyse</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="285"/>
        <source>Analyse again</source>
        <translation>Neu analysieren</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="286"/>
        <source>Continue</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="287"/>
        <source>Analyse</source>
        <translation>Analysieren</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="289"/>
        <source>Resume</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="289"/>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="290"/>
        <source>Go on with the next sentence (P)</source>
        <translation>Mit dem nächsten Satz weitermachen (P)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="290"/>
        <source>Stop after the sentence in hand (P)</source>
        <translation>Nach dem laufenden Satz anhalten (P)</translation>
    </message>
</context>
<context>
    <name>undertone::RunList</name>
    <message>
        <location filename="../ui/training/run_list.cpp" line="99"/>
        <source>Trainings</source>
        <translation>Trainings</translation>
    </message>
</context>
<context>
    <name>undertone::RunPage</name>
    <message>
        <location filename="../ui/training/run_page.cpp" line="60"/>
        <source>Progress of the training</source>
        <translation>Fortschritt des Trainings</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="70"/>
        <source>Share of the steps taken</source>
        <translation>Anteil der getanen Schritte</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="82"/>
        <source>&amp;Pause</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="83"/>
        <source>Keeps a checkpoint and ends the program; it can be resumed at any time</source>
        <translation>Hält den Stand fest und beendet das Programm; es lässt sich jederzeit fortsetzen</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="84"/>
        <source>&amp;Resume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="86"/>
        <source>&amp;Finish now</source>
        <translation>Jetzt &amp;beenden</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="87"/>
        <source>Stops early and writes what was best on the dialogues held back, or else the last step</source>
        <translation>Hört früher auf und schreibt, was an den zurückgehaltenen Dialogen am besten war, sonst den letzten Schritt</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="88"/>
        <source>&amp;Open in Undertone</source>
        <translation>In Undertone &amp;öffnen</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="90"/>
        <source>&amp;Export the adapter…</source>
        <translation>Adapter &amp;exportieren …</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="91"/>
        <source>Copies the LoRA as peft reads it</source>
        <translation>Kopiert die LoRA, wie peft sie liest</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="98"/>
        <source>The training cannot be resumed</source>
        <translation>Das Training lässt sich nicht fortsetzen</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="175"/>
        <source>The training cannot be asked</source>
        <translation>Das Training ist nicht zu erreichen</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="190"/>
        <source>The training has failed</source>
        <translation>Das Training ist gescheitert</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="193"/>
        <source>%1, started %2</source>
        <translation>%1, begonnen %2</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="232"/>
        <source>The model lies in %1</source>
        <translation>Das Modell liegt in %1</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="233"/>
        <source>The base lies in %1; the emotion speech LLM is trained on it next.</source>
        <translation>Die Basis liegt in %1; auf ihr wird als Nächstes das Emotions-Sprach-LLM trainiert.</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="256"/>
        <source>asked; it answers after this step</source>
        <translation>gebeten; antwortet nach diesem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="258"/>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="260"/>
        <source>learning rate %1</source>
        <translation>Lernrate %1</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="265"/>
        <source>best so far at step %1</source>
        <translation>bester Stand bei Schritt %1</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="273"/>
        <source>The training is a program of its own: close this window, or Undertone, and it goes on. You will find it here again.</source>
        <translation>Das Training ist ein eigenes Programm: Schließen Sie dieses Fenster oder Undertone, und es läuft weiter. Sie finden es hier wieder.</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="275"/>
        <source>It stands at a checkpoint. Resumed, it gives the same figures as if it had never stopped (on a CPU, to the bit).</source>
        <translation>Es steht an einem festgehaltenen Stand. Fortgesetzt gibt es dieselben Zahlen, als hätte es nie angehalten (auf einer CPU bis aufs Bit).</translation>
    </message>
    <message>
        <location filename="../ui/training/run_page.cpp" line="277"/>
        <source>Its program has ended without a word: it was killed, or the machine was switched off. Resumed, it goes on from its last checkpoint.</source>
        <translation>Sein Programm endete ohne ein Wort: Es wurde abgebrochen oder der Rechner ausgeschaltet. Fortgesetzt läuft es vom letzten festgehaltenen Stand weiter.</translation>
    </message>
</context>
<context>
    <name>undertone::TierDialog</name>
    <message>
        <location filename="../ui/conversation/tier_dialog.cpp" line="17"/>
        <source>Tiers</source>
        <translation>Ebenen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/tier_dialog.cpp" line="18"/>
        <source>Which tiers of %1 are sentences? Each tier is a speaker.</source>
        <translation>Welche Ebenen von %1 sind Sätze? Jede Ebene ist ein Sprecher.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/tier_dialog.cpp" line="22"/>
        <source>Tiers of the segments file</source>
        <translation>Ebenen der Segmentdatei</translation>
    </message>
    <message>
        <location filename="../ui/conversation/tier_dialog.cpp" line="24"/>
        <source>(no name)</source>
        <translation>(ohne Namen)</translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/tier_dialog.cpp" line="25"/>
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
        <location filename="../ui/timeline/timeline_view.cpp" line="40"/>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_view.cpp" line="41"/>
        <source>Waveform, speakers, emotions and loss over time. Tab walks the sentences.</source>
        <translation>Wellenform, Sprecher, Emotionen und Verlust über die Zeit. Tab geht durch die Sätze.</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_view.cpp" line="42"/>
        <source>Scroll the timeline</source>
        <translation>Zeitleiste rollen</translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_view.cpp" line="338"/>
        <source>Open a recording to see its timeline</source>
        <translation>Öffnen Sie eine Aufnahme, um ihre Zeitleiste zu sehen</translation>
    </message>
</context>
<context>
    <name>undertone::TokenizingPanel</name>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="45"/>
        <source>Speech tokenizer</source>
        <translation>Sprach-Tokenizer</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="46"/>
        <source>Folder of the speech tokenizer that the model will hear with</source>
        <translation>Ordner des Sprach-Tokenizers, mit dem das Modell hören wird</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="48"/>
        <source>Split of the corpus</source>
        <translation>Teil des Korpus</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="50"/>
        <source>Token file to write</source>
        <translation>Token-Datei, die geschrieben wird</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="50"/>
        <source>Tokens (*.safetensors)</source>
        <translation>Token (*.safetensors)</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="52"/>
        <source>Optional: under what licence you hold the corpus; written into the token file</source>
        <translation>Freiwillig: unter welcher Lizenz Sie das Korpus haben; steht in der Token-Datei</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="53"/>
        <source>What you state about the corpus</source>
        <translation>Ihre Angabe zum Korpus</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="57"/>
        <source>Speech tokeni&amp;zer</source>
        <translation>Sprach-To&amp;kenizer</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="58"/>
        <source>&amp;Dialogues</source>
        <translation>&amp;Dialoge</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="59"/>
        <source>&amp;Write to</source>
        <translation>&amp;Schreiben nach</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="60"/>
        <source>You &amp;state</source>
        <translation>Ihre An&amp;gabe</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="74"/>
        <source>Dialogues tokenized</source>
        <translation>Dialoge in Token umgewandelt</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="80"/>
        <source>Sto&amp;p</source>
        <translation>An&amp;halten</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="81"/>
        <source>What is done is kept</source>
        <translation>Was fertig ist, bleibt erhalten</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="83"/>
        <source>&amp;Use its tokens</source>
        <translation>Seine Token n&amp;ehmen</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="123"/>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="168"/>
        <location filename="../ui/training/tokenizing_panel.cpp" line="224"/>
        <source>The corpus cannot be tokenized</source>
        <translation>Das Korpus lässt sich nicht in Token umwandeln</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="192"/>
        <source>T&amp;okenize</source>
        <translation>In T&amp;oken umwandeln</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="194"/>
        <source>Another corpus is being tokenized: %1</source>
        <translation>Gerade wird ein anderes Korpus umgewandelt: %1</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="201"/>
        <source>dialogue %1 of %2</source>
        <translation>Dialog %1 von %2</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="207"/>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="208"/>
        <source>Reading the corpus…</source>
        <translation>Das Korpus wird gelesen …</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="209"/>
        <source>A program of its own: close this window, or Undertone, and it goes on.</source>
        <translation>Ein eigenes Programm: Es läuft weiter, auch wenn Sie dieses Fenster oder Undertone schließen.</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="215"/>
        <source>G&amp;o on</source>
        <translation>F&amp;ortfahren</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="216"/>
        <source>Stopped at %1. What is done is kept.</source>
        <translation>Angehalten bei %1. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="216"/>
        <source>Stopped. What is done is kept.</source>
        <translation>Angehalten. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="221"/>
        <source>Try &amp;again</source>
        <translation>N&amp;och einmal</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="222"/>
        <source>Ended at %1. What is done is kept.</source>
        <translation>Zu Ende bei %1. Was fertig ist, bleibt erhalten.</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="228"/>
        <source>T&amp;okenize again</source>
        <translation>N&amp;och einmal umwandeln</translation>
    </message>
    <message>
        <location filename="../ui/training/tokenizing_panel.cpp" line="229"/>
        <source>Tokenized before, into %1</source>
        <translation>Früher umgewandelt, nach %1</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingCurves</name>
    <message>
        <location filename="../ui/training/training_curves.cpp" line="35"/>
        <source>Loss (nats)</source>
        <translation>Verlust (Nat)</translation>
    </message>
    <message>
        <location filename="../ui/training/training_curves.cpp" line="36"/>
        <source>UA (%)</source>
        <translation>UA (%)</translation>
    </message>
    <message>
        <location filename="../ui/training/training_curves.cpp" line="70"/>
        <source>step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <location filename="../ui/training/training_curves.cpp" line="131"/>
        <source>%1 now %2</source>
        <translation>%1 jetzt %2</translation>
    </message>
    <message>
        <location filename="../ui/training/training_curves.cpp" line="134"/>
        <source>Curves over steps. %1</source>
        <translation>Kurven über Schritte. %1</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingRunsWindow</name>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="50"/>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="101"/>
        <source>New trainin&amp;g…</source>
        <translation>&amp;Neues Training …</translation>
    </message>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="104"/>
        <source>Select two or more to compare them.</source>
        <translation>Zwei oder mehr auswählen, um sie zu vergleichen.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="124"/>
        <source>Train a model of your own</source>
        <translation>Ein eigenes Modell trainieren</translation>
    </message>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="128"/>
        <source>From dialogues as speech tokens to a model that this program runs. A training is a program of its own: it goes on when this window is closed, can be paused and resumed, and gives the same figures from the command line.</source>
        <translation>Von Dialogen als Sprach-Token zu einem Modell, das dieses Programm nutzt. Ein Training ist ein eigenes Programm: Es läuft weiter, wenn dieses Fenster geschlossen wird, lässt sich anhalten und fortsetzen und gibt von der Befehlszeile dieselben Zahlen.</translation>
    </message>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="133"/>
        <source>New &amp;training…</source>
        <translation>Neues &amp;Training …</translation>
    </message>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="194"/>
        <source>Folder for the adapter</source>
        <translation>Ordner für den Adapter</translation>
    </message>
    <message>
        <location filename="../ui/training/training_runs_window.cpp" line="73"/>
        <source>The adapter cannot be exported</source>
        <translation>Der Adapter lässt sich nicht exportieren</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingWizard</name>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="21"/>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="21"/>
        <source>&lt; Bac&amp;k</source>
        <translation>&lt; &amp;Zurück</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="29"/>
        <source>Corpus</source>
        <translation>Korpus</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="29"/>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="29"/>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="29"/>
        <source>Estimate</source>
        <translation>Schätzung</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="29"/>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="29"/>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="109"/>
        <source>The training cannot be started</source>
        <translation>Das Training lässt sich nicht starten</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="127"/>
        <source>&amp;Start training</source>
        <translation>Training &amp;starten</translation>
    </message>
    <message>
        <location filename="../ui/training/training_wizard.cpp" line="127"/>
        <source>&amp;Next &gt;</source>
        <translation>&amp;Weiter &gt;</translation>
    </message>
</context>
<context>
    <name>undertone::TransportBar</name>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="33"/>
        <source>Previous sentence</source>
        <translation>Voriger Satz</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="33"/>
        <source>Previous sentence (Shift+Tab in the timeline)</source>
        <translation>Voriger Satz (Umschalt+Tab in der Zeitleiste)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="34"/>
        <location filename="../ui/conversation/transport_bar.cpp" line="111"/>
        <source>Play</source>
        <translation>Abspielen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="34"/>
        <source>Play or pause (Space)</source>
        <translation>Abspielen oder anhalten (Leertaste)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="35"/>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="35"/>
        <source>Stop and go back to the start</source>
        <translation>Anhalten und zum Anfang zurück</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="36"/>
        <source>Next sentence</source>
        <translation>Nächster Satz</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="36"/>
        <source>Next sentence (Tab in the timeline)</source>
        <translation>Nächster Satz (Tab in der Zeitleiste)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="40"/>
        <source>Position</source>
        <translation>Position</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="45"/>
        <source>Loop</source>
        <translation>Schleife</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="45"/>
        <source>Repeat the selected sentences (L)</source>
        <translation>Die gewählten Sätze wiederholen (L)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="52"/>
        <location filename="../ui/conversation/transport_bar.cpp" line="53"/>
        <source>Volume</source>
        <translation>Lautstärke</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="58"/>
        <source>Follow the playhead</source>
        <translation>Abspielposition folgen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="58"/>
        <source>Scroll along while playing</source>
        <translation>Beim Abspielen mitrollen</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="62"/>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="62"/>
        <source>Zoom out (Ctrl+−)</source>
        <translation>Verkleinern (Strg+−)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="63"/>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="63"/>
        <source>Zoom in (Ctrl++)</source>
        <translation>Vergrößern (Strg++)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="64"/>
        <source>Whole recording</source>
        <translation>Ganze Aufnahme</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="64"/>
        <source>Show the whole recording (Ctrl+0)</source>
        <translation>Ganze Aufnahme zeigen (Strg+0)</translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="111"/>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>undertone::UtteranceListModel</name>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="116"/>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="143"/>
        <source>%1: nothing yet</source>
        <translation>%1: noch nichts</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="145"/>
        <source>%1: not analysed yet</source>
        <translation>%1: noch nicht analysiert</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="147"/>
        <source>%1: %2, too short to trust</source>
        <translation>%1: %2, zu kurz, um verlässlich zu sein</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="149"/>
        <source>%1: %2, differs</source>
        <translation>%1: %2, weicht ab</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="150"/>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="166"/>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation>Kürzer als %1 s: zu kurz, um verlässlich zu sein.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="192"/>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="192"/>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="192"/>
        <source>Speaker</source>
        <translation>Sprecher</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="192"/>
        <source>Emotion</source>
        <translation>Emotion</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="192"/>
        <source>Probability</source>
        <translation>Wahrsch.</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="192"/>
        <source>Your label</source>
        <translation>Ihr Label</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="193"/>
        <source>Memory off</source>
        <translation>Ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="193"/>
        <source>Loss before</source>
        <translation>Verlust vorher</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="193"/>
        <source>Loss after</source>
        <translation>Verlust nachher</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="193"/>
        <source>Update norm</source>
        <translation>Schrittnorm</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="193"/>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="197"/>
        <source>Sentence, in reading order</source>
        <translation>Satz, in Lesereihenfolge</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="198"/>
        <source>Start and end in the recording</source>
        <translation>Anfang und Ende in der Aufnahme</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="199"/>
        <source>As the segments file names the speaker</source>
        <translation>Wie die Segmentdatei den Sprecher nennt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="200"/>
        <source>Your own label: select sentences and press 1 to 9</source>
        <translation>Ihr eigenes Label: Wählen Sie Sätze und drücken Sie 1 bis 9</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="201"/>
        <source>The most probable label: a machine&apos;s estimate</source>
        <translation>Das wahrscheinlichste Label: eine maschinelle Schätzung</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="202"/>
        <source>Probability of that label, 0 to 1</source>
        <translation>Wahrscheinlichkeit dieses Labels, 0 bis 1</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="203"/>
        <source>The label of the same model without memory</source>
        <translation>Das Label desselben Modells ohne Gedächtnis</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="204"/>
        <source>Loss of this sentence before the memory step that wrote it, nats per token</source>
        <translation>Verlust dieses Satzes vor dem Gedächtnisschritt, der ihn schrieb, Nats je Token</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="205"/>
        <source>Loss of this sentence after that step, nats per token</source>
        <translation>Verlust dieses Satzes nach dem Schritt, Nats je Token</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="206"/>
        <source>Size (L2 norm) of that step&apos;s change of the temporary LoRA</source>
        <translation>Größe (L2-Norm) der Änderung des temporären LoRA in diesem Schritt</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="207"/>
        <source>What is said, as far as somebody wrote it down</source>
        <translation>Was gesagt wird, soweit es jemand aufgeschrieben hat</translation>
    </message>
</context>
<context>
    <name>undertone::UtteranceTable</name>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="99"/>
        <source>Sentences</source>
        <translation>Sätze</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="100"/>
        <source>The same content as the timeline, one row per sentence</source>
        <translation>Derselbe Inhalt wie die Zeitleiste, eine Zeile je Satz</translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="282"/>
        <source>Sentences appear here as they are found and analysed.</source>
        <translation>Hier erscheinen die Sätze, sobald sie gefunden und analysiert sind.</translation>
    </message>
</context>
</TS>
