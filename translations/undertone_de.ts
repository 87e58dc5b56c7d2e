<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutDialog</name>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="44"/>
        <source>About Undertone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="44"/>
        <location filename="../ui/about/about_dialog.cpp" line="48"/>
        <source>Model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="47"/>
        <source>Program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="65"/>
        <source>Undertone %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="77"/>
        <source>Reads emotions from a conversation, sentence by sentence. While it listens, a small temporary memory (dynamic parameter memory: a temporary LoRA, trained by one step per sentence) takes up what was said, and is gone when the run ends.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="80"/>
        <source>Nothing leaves this machine: no network connection is opened. A statement you make about a recording is your word; it is written into results and is not consent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="82"/>
        <source>Free software under the GNU General Public License, version 3 or later. Built with Qt, QCustomPlot, LibTorch, libsndfile, PortAudio and soxr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="101"/>
        <source>No model is loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="111"/>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="112"/>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="113"/>
        <source>Parameters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="113"/>
        <source>%1 speech tokenizer, %2 language model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="115"/>
        <source>Memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="115"/>
        <source>temporary LoRA of rank %1, learning rate %2, prefix of %3 tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="117"/>
        <source>Runs on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="118"/>
        <source>Licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="119"/>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="122"/>
        <source>Model card</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/about_dialog.cpp" line="124"/>
        <source>This model has no card.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmotionTrack</name>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="77"/>
        <source>1 label differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="77"/>
        <source>%1 labels differ</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="79"/>
        <source>Memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="79"/>
        <source>for comparison</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="83"/>
        <source>not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="85"/>
        <source>starting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="87"/>
        <source>memory on (DPM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="87"/>
        <source>memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="88"/>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="118"/>
        <source>height = probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="142"/>
        <source>Start the analysis to see emotions here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/emotion_track.cpp" line="230"/>
        <location filename="../ui/timeline/emotion_track.cpp" line="231"/>
        <source>%1 %2 %</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="18"/>
        <source>Open a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="18"/>
        <source>Open the demo conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="19"/>
        <source>Choose a model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="63"/>
        <source>Two minutes of synthetic voices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="63"/>
        <source>The demo has not been made on this machine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="95"/>
        <source>No model is installed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="95"/>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="95"/>
        <source>Drop a conversation here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="97"/>
        <source>A model is a folder with undertone.json in it. The small one comes with the program; it is looked for in $UNDERTONE_MODELS, in your data folder and beside the program. Recordings can be opened and heard without one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="99"/>
        <source>Undertone reads the emotion of every sentence and, as it goes, writes what it has heard into a temporary memory. You see both, sentence by sentence.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/empty_page.cpp" line="101"/>
        <source>WAV, FLAC, Ogg, Opus, MP3 and others, of any length · with an RTTM or CSV file beside it, sentences and speakers are taken from there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <location filename="../ui/error_text.cpp" line="21"/>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="21"/>
        <source>“%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="24"/>
        <source>File not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="24"/>
        <source>%1 is not there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="25"/>
        <source>It may have been moved or renamed. Open it again from where it lies now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="27"/>
        <source>The file cannot be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="27"/>
        <source>%1 is there, but it cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="28"/>
        <source>Check that you may read it and that its disk is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="30"/>
        <source>The file cannot be written</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="30"/>
        <source>%1 could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="31"/>
        <source>Choose another folder, or make room on this one. Nothing that was there has been overwritten.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="33"/>
        <source>Format not supported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="33"/>
        <source>%1 is not in a format that can be opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="34"/>
        <source>Audio may be WAV, FLAC, Ogg, Opus, MP3, AIFF and others; segments RTTM or CSV; models safetensors.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="36"/>
        <source>The file is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="36"/>
        <source>%1 is cut short or holds values that are not numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="37"/>
        <source>Copy it again from its source, or write it anew with an audio editor.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="39"/>
        <source>Segments do not fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="39"/>
        <source>%1 holds segments that do not fit this recording.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="40"/>
        <source>Correct the line named below, or analyse without a segments file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="50"/>
        <source>A limit is exceeded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="50"/>
        <source>This recording or model goes past what can be handled safely.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="51"/>
        <source>The details name the limit. A sentence that is too long can be split in the segments file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="53"/>
        <source>The model cannot be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="54"/>
        <source>A part of the model is missing or has the wrong shape.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="55"/>
        <source>A part of the model is missing or has the wrong shape: “%1”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="56"/>
        <source>Install the model again, or choose another model folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="58"/>
        <source>Not enough memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="58"/>
        <source>The machine ran out of memory during the analysis.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="59"/>
        <source>Close other programs or choose a smaller model, then run again. Finished sentences are kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="61"/>
        <source>Device not available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="61"/>
        <source>The audio or computing device that was asked for cannot be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="62"/>
        <source>Check that it is connected and free. Analysis also runs on the processor, without sound.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="64"/>
        <source>The computation went astray</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="64"/>
        <source>A loss stopped being a number, so the run was ended.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="65"/>
        <source>Sentences up to here are sound. Running with memory off shows whether the updates were the cause.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="67"/>
        <source>Cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="67"/>
        <source>The run was stopped before its end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="68"/>
        <source>Finished sentences are kept. Run again to go on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="70"/>
        <source>This cannot be done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="70"/>
        <source>What was asked for does not fit together.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="71"/>
        <source>The details say which setting to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="73"/>
        <source>Something unexpected happened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="73"/>
        <source>The run ended with an error that was not foreseen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/error_text.cpp" line="74"/>
        <source>Finished sentences are kept. If it happens again, please report it with the details.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>InspectorPanel</name>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="50"/>
        <source>Inspector</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="98"/>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="101"/>
        <source>Not analysed yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="106"/>
        <source>Thin bars: the same with memory off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="119"/>
        <source>Memory step that wrote this sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="123"/>
        <source>Loss before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="123"/>
        <source>Nats per token, before the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="124"/>
        <source>Loss after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="124"/>
        <source>Nats per token, after the step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="125"/>
        <source>Change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="125"/>
        <source>Loss after minus loss before, nats per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="126"/>
        <source>Update norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="126"/>
        <source>L2 norm of the step&apos;s change of the temporary LoRA</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="127"/>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="127"/>
        <source>Speech tokens of the sentence, with the one that ends it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="128"/>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="128"/>
        <source>What this sentence was computed on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="139"/>
        <location filename="../ui/conversation/inspector_panel.cpp" line="251"/>
        <source>Labels so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="153"/>
        <source>Before the run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="154"/>
        <source>Measure loss after each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="155"/>
        <source>One more forward per sentence: shows what each memory step achieved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="160"/>
        <source>e.g. licence, who agreed to what</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="161"/>
        <source>What you state about this recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="165"/>
        <source>What you state about this recording (optional, written into the results):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="215"/>
        <source>Sentence %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="216"/>
        <source>Sentence %1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="217"/>
        <source>%1 – %2 · %3 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="251"/>
        <source>Labels</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="251"/>
        <source>Recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/inspector_panel.cpp" line="263"/>
        <source>Share of %n analysed sentence(s). Select a sentence to see its numbers.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="265"/>
        <source>Sentences are labelled one by one, each as soon as it has been read and written to memory.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="268"/>
        <source>Sentences will be found by voice activity, without speakers. A segments file (RTTM or CSV) may be opened or dropped here instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/inspector_panel.cpp" line="269"/>
        <source>Sentences and speakers are those of the segments file.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LossTrack</name>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="140"/>
        <source>Loss</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="141"/>
        <source>nats per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="175"/>
        <source>before step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="177"/>
        <source>after step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="179"/>
        <source>memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/loss_track.cpp" line="211"/>
        <source>The loss of each sentence appears here, from the second on</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <location filename="../ui/main_window.cpp" line="67"/>
        <source>Undertone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="178"/>
        <source>Choose a model folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window.cpp" line="178"/>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="61"/>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="62"/>
        <source>&amp;Open a recording…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="63"/>
        <source>Open the &amp;demo conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="63"/>
        <source>Ctrl+D</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="65"/>
        <source>Open &amp;segments…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="65"/>
        <source>Ctrl+Shift+O</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="66"/>
        <source>Find sentences by &amp;voice activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="68"/>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="72"/>
        <source>Timeline as &amp;JSON…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="73"/>
        <source>Table as &amp;CSV…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="74"/>
        <source>Picture as &amp;PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="75"/>
        <source>Picture as S&amp;VG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="77"/>
        <source>&amp;Close the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="78"/>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="83"/>
        <source>&amp;Analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="84"/>
        <source>&amp;Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="84"/>
        <source>Ctrl+R</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="85"/>
        <location filename="../ui/main_window_actions.cpp" line="166"/>
        <source>&amp;Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="85"/>
        <source>P</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="91"/>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="91"/>
        <source>Esc</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="93"/>
        <source>&amp;Memory off beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="93"/>
        <source>M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="96"/>
        <source>Measure &amp;loss after each step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="103"/>
        <source>Choose a model &amp;folder…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="104"/>
        <source>About this mod&amp;el</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="109"/>
        <source>&amp;Playback</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="110"/>
        <source>&amp;Play or pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="111"/>
        <source>&amp;Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="111"/>
        <source>Ctrl+.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="113"/>
        <source>P&amp;revious sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="113"/>
        <source>Ctrl+Up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="114"/>
        <source>&amp;Next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="114"/>
        <source>Ctrl+Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="115"/>
        <source>Select &amp;none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="115"/>
        <source>Ctrl+Shift+A</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="117"/>
        <source>&amp;Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="125"/>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="126"/>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="127"/>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="128"/>
        <source>&amp;Whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="128"/>
        <source>Ctrl+0</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="129"/>
        <source>Zoom to the &amp;sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="129"/>
        <source>Ctrl+E</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="131"/>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="140"/>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="141"/>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="142"/>
        <source>As the &amp;system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="147"/>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="148"/>
        <source>&amp;Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="149"/>
        <source>&amp;About Undertone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="166"/>
        <source>&amp;Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="179"/>
        <source>Open a recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="180"/>
        <source>Audio (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.au *.caf *.w64 *.rf64);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="187"/>
        <source>Open segments</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="187"/>
        <source>Segments (*.rttm *.csv);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="194"/>
        <source>Choose a model folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="204"/>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="238"/>
        <source>In the timeline: wheel scrolls, Ctrl+wheel zooms, + − zoom, 0 or F shows all, arrows, Home and End scroll, Tab and Shift+Tab walk the sentences, Return plays from the selected one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/main_window_actions.cpp" line="240"/>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageBanner</name>
    <message>
        <location filename="../ui/conversation/message_banner.cpp" line="27"/>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/message_banner.cpp" line="29"/>
        <location filename="../ui/conversation/message_banner.cpp" line="30"/>
        <source>Dismiss</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NoticeLine</name>
    <message>
        <location filename="../ui/about/notice_line.cpp" line="32"/>
        <source>Labels are a machine&apos;s estimates, learned from acted speech, and often wrong. Inferring emotions at work or in education is prohibited in the EU (AI Act, Art. 5(1)(f)).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/about/notice_line.cpp" line="43"/>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <location filename="../ui/conversation/probability_bars.cpp" line="31"/>
        <source>%1 %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/probability_bars.cpp" line="32"/>
        <source>Probabilities: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RulerTrack</name>
    <message>
        <location filename="../ui/timeline/ruler_track.cpp" line="12"/>
        <source>Time (h:mm:ss)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/ruler_track.cpp" line="12"/>
        <source>Time (m:ss)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RunBar</name>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="57"/>
        <source>Progress of the analysis</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="64"/>
        <source>Share of the recording analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="66"/>
        <source>Memory off beside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="68"/>
        <source>Run the same model with memory off and show it beside (M)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="70"/>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="71"/>
        <source>End the run; finished sentences are kept (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="140"/>
        <source>%1 kHz</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="141"/>
        <source>mono</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="142"/>
        <source>stereo</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="142"/>
        <source>%n channel(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="144"/>
        <source>sentences by voice activity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="145"/>
        <source>sentences from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="147"/>
        <source>%n sentence(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="150"/>
        <source>%n speaker(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="158"/>
        <source>Loading the model…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="160"/>
        <source>No model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="177"/>
        <source>Paused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="179"/>
        <source>Starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="183"/>
        <source>Loading the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="186"/>
        <source>Finding speech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="189"/>
        <source>Turning speech into tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="192"/>
        <source>Analysing with memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="192"/>
        <source>Analysing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="197"/>
        <source>sentence %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="199"/>
        <source>%1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="201"/>
        <location filename="../ui/conversation/run_bar.cpp" line="214"/>
        <source>%n taken over from an interrupted run</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="208"/>
        <source>%1 of %2 sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="211"/>
        <source>%n sentence(s) analysed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="212"/>
        <source> in %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <location filename="../ui/conversation/run_bar.cpp" line="219"/>
        <source>memory changed %n label(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="224"/>
        <source>Cancelled · %1 are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="226"/>
        <source>The run failed · %1 are kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="238"/>
        <source>Opening…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="240"/>
        <source>Waiting for the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="240"/>
        <source>Ready to be analysed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="288"/>
        <source>Analyse again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="289"/>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="289"/>
        <source>Analyse</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="291"/>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="291"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="292"/>
        <source>Go on with the next sentence (P)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/run_bar.cpp" line="292"/>
        <source>Stop after the sentence in hand (P)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpeakerTrack</name>
    <message>
        <location filename="../ui/timeline/speaker_track.cpp" line="43"/>
        <source>Speakers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/speaker_track.cpp" line="52"/>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/speaker_track.cpp" line="66"/>
        <source>Sentences are found when the analysis starts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineExport</name>
    <message>
        <location filename="../ui/conversation/timeline_export.cpp" line="121"/>
        <source>Emotion timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <location filename="../ui/timeline/timeline_view.cpp" line="41"/>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_view.cpp" line="42"/>
        <source>Waveform, speakers, emotions and loss over time. Tab walks the sentences.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_view.cpp" line="43"/>
        <source>Scroll the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_view.cpp" line="286"/>
        <source>Open a recording to see its timeline</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransportBar</name>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="26"/>
        <source>Previous sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="26"/>
        <source>Previous sentence (Shift+Tab in the timeline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="27"/>
        <location filename="../ui/conversation/transport_bar.cpp" line="86"/>
        <source>Play</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="27"/>
        <source>Play or pause (Space)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="28"/>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="28"/>
        <source>Stop and go back to the start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="29"/>
        <source>Next sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="29"/>
        <source>Next sentence (Tab in the timeline)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="33"/>
        <source>Position</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="38"/>
        <source>Follow the playhead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="38"/>
        <source>Scroll along while playing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="42"/>
        <source>Zoom out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="42"/>
        <source>Zoom out (Ctrl+−)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="43"/>
        <source>Zoom in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="43"/>
        <source>Zoom in (Ctrl++)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="44"/>
        <source>Whole recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="44"/>
        <source>Show the whole recording (Ctrl+0)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/transport_bar.cpp" line="86"/>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UtteranceListModel</name>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="83"/>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="112"/>
        <source>%1: not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="114"/>
        <source>%1: %2, too short to trust</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="116"/>
        <source>%1: %2, differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="117"/>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="139"/>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="170"/>
        <source>#</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="170"/>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="170"/>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="170"/>
        <source>Emotion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="170"/>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="170"/>
        <source>Memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="171"/>
        <source>Loss before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="171"/>
        <source>Loss after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="171"/>
        <source>Update norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="175"/>
        <source>Sentence, in reading order</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="175"/>
        <source>Start and end in the recording</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="175"/>
        <source>As the segments file names the speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="176"/>
        <source>The most probable label: a machine&apos;s estimate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="176"/>
        <source>Probability of that label, 0 to 1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="177"/>
        <source>The label of the same model without memory</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="178"/>
        <source>Loss of this sentence before the memory step that wrote it, nats per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="179"/>
        <source>Loss of this sentence after that step, nats per token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_list_model.cpp" line="179"/>
        <source>Size (L2 norm) of that step&apos;s change of the temporary LoRA</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UtteranceTable</name>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="83"/>
        <source>Sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="84"/>
        <source>The same content as the timeline, one row per sentence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="133"/>
        <source>Speaker</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="133"/>
        <source>Probability</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="134"/>
        <source>Loss before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="134"/>
        <source>Loss after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="134"/>
        <source>Update norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/conversation/utterance_table.cpp" line="215"/>
        <source>Sentences appear here as they are found and analysed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WaveformTrack</name>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="115"/>
        <source>height = %1 dBFS</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="116"/>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="118"/>
        <source>Waveform</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/waveform_track.cpp" line="132"/>
        <source>Reading the waveform…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>undertone</name>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="55"/>
        <source>%1 sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="57"/>
        <source>model %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="58"/>
        <source>memory on (DPM)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="58"/>
        <source>memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="62"/>
        <source>sentences from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/timeline_picture.cpp" line="64"/>
        <source>incomplete: %1 of %2 sentences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="32"/>
        <source>speaker not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="59"/>
        <source>Memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="59"/>
        <source>differs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="59"/>
        <source>same label</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="60"/>
        <source>Loss, memory off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="60"/>
        <location filename="../ui/timeline/utterance_text.cpp" line="86"/>
        <location filename="../ui/timeline/utterance_text.cpp" line="87"/>
        <source>nats/token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="72"/>
        <source>Sentence %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="77"/>
        <source>Too short to trust (under %1 s)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="81"/>
        <source>Being analysed…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="81"/>
        <source>Not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="86"/>
        <source>Loss before step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="87"/>
        <source>Loss after step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="88"/>
        <source>Update norm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="89"/>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="99"/>
        <source>Sentence %1 of %2, %3, %4 to %5</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="105"/>
        <source>%1, not analysed yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <location filename="../ui/timeline/utterance_text.cpp" line="106"/>
        <source>%1, %2, %3 percent</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
