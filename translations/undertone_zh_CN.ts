<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AnnotationTrack</name>
    <message>
        <source>Your own label of each sentence: press 1 to 9 with a sentence selected. The line at the foot of a cell is your confidence, a filled corner a remark.</source>
        <translation>您为每个语句指定的标签：选中语句后按 1 至 9。单元格底部的线表示您的置信度，实心角表示有备注。</translation>
    </message>
    <message>
        <source>Your labels</source>
        <translation>您的标签</translation>
    </message>
    <message>
        <source>%1 of %2 sentences</source>
        <translation>%1/%2 个语句</translation>
    </message>
    <message>
        <source>Drag here to mark the first sentence</source>
        <translation>在此拖动以标出第一个语句</translation>
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
        <translation>关于 %1 的报告</translation>
    </message>
    <message>
        <source>Emotion recognition in conversation, by Undertone</source>
        <translation>Undertone 对话情绪识别</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
    <message>
        <source>%1 of %2: the analysis ended early</source>
        <translation>%1 / %2：分析提前结束</translation>
    </message>
    <message>
        <source>Sentences from</source>
        <translation>句子来源</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>SHA-256 of the model</source>
        <translation>模型的 SHA-256</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>on (DPM), stepping %1</source>
        <translation>开启（DPM），步进 %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Computed on</source>
        <translation>计算设备</translation>
    </message>
    <message>
        <source>SHA-256 of the recording</source>
        <translation>录音的 SHA-256</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Written on</source>
        <translation>生成时间</translation>
    </message>
    <message>
        <source>Licence and consent</source>
        <translation>许可与同意</translation>
    </message>
    <message>
        <source>Nothing was stated about the recording&apos;s licence, or about who agreed to what.</source>
        <translation>未说明录音的许可，也未说明谁同意了什么。</translation>
    </message>
    <message>
        <source>Stated by the user: %1</source>
        <translation>用户声明：%1</translation>
    </message>
    <message>
        <source>What the labels are worth</source>
        <translation>标签的可信程度</translation>
    </message>
    <message>
        <source>speaker not known</source>
        <translation>说话人未知</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Shares of the emotions, by time</source>
        <translation>各情绪所占时间比例</translation>
    </message>
    <message>
        <source>Loss before each step, in nats per token</source>
        <translation>每步之前的损失（nat/token）</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>时间轴</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>End</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>情绪</translation>
    </message>
    <message>
        <source>Prob.</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>What is said</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Done to memory</source>
        <translation>对记忆的操作</translation>
    </message>
    <message>
        <source>%1, of which %2 have no current result</source>
        <translation>%1，其中 %2 个没有当前结果</translation>
    </message>
    <message>
        <source>Labels by</source>
        <translation>标签来自</translation>
    </message>
    <message>
        <source>the annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已裁定</translation>
    </message>
    <message>
        <source>annotator</source>
        <translation>标注者</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>People&apos;s labels</source>
        <translation>人工标签</translation>
    </message>
</context>
<context>
    <name>CorpusFindings</name>
    <message>
        <source>… and %1 more: “undertone-cli corpus report” lists all.</source>
        <translation>……还有 %1 项：“undertone-cli corpus report”会列出全部。</translation>
    </message>
    <message numerus="yes">
        <source>Read as %1, in %n session(s).</source>
        <translation>
            <numerusform>按 %1 读取，共 %n 个会话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Read as %1.</source>
        <translation>按 %1 读取。</translation>
    </message>
    <message>
        <source>The %1 sentences of the usual evaluation set are there, class by class and dialogue by dialogue.</source>
        <translation>常用评估集的 %1 个语句齐全，各类别、各对话均相符。</translation>
    </message>
    <message>
        <source>Not the usual evaluation set of %1 sentences.</source>
        <translation>不是包含 %1 个语句的常用评估集。</translation>
    </message>
    <message>
        <source>Single clips: each is a dialogue of one sentence, with nothing to remember. “undertone-cli corpus simulate” composes dialogues of them.</source>
        <translation>单独的音频片段：每个都是只有一个语句的对话，没有可记忆的内容。“undertone-cli corpus simulate”可将它们合成对话。</translation>
    </message>
    <message>
        <source>Dialogues of its splits: %1.</source>
        <translation>其各划分的对话数：%1。</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) without sound: they will be left out.</source>
        <translation>
            <numerusform>%n 个语句没有音频：将被略去。</numerusform>
        </translation>
    </message>
    <message>
        <source>Skipped: %1</source>
        <translation>已跳过：%1</translation>
    </message>
    <message>
        <source>Nothing was skipped.</source>
        <translation>没有跳过任何内容。</translation>
    </message>
    <message>
        <source>The reader warns:</source>
        <translation>读取时的警告：</translation>
    </message>
</context>
<context>
    <name>DisagreementTrack</name>
    <message>
        <source>How far the probabilities with memory on and off lie apart: 0 they are the same, 1 they have nothing in common. Dots are sentences, the line is the mean of %1 around each; a mark below shows where the label differs.</source>
        <translation>开启与关闭记忆时概率相差多少：0 表示相同，1 表示毫无共同之处。点是语句，线是每个语句周围 %1 个语句的平均值；下方的标记表示标签不同之处。</translation>
    </message>
    <message>
        <source>Disagreement</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>尚无可比较的内容</translation>
    </message>
    <message>
        <source>on/off, mean %1</source>
        <translation>开/关，平均 %1</translation>
    </message>
</context>
<context>
    <name>Emotion</name>
    <message>
        <source>Anger</source>
        <translation>愤怒</translation>
    </message>
    <message>
        <source>Happiness</source>
        <translation>快乐</translation>
    </message>
    <message>
        <source>Sadness</source>
        <translation>悲伤</translation>
    </message>
    <message>
        <source>Neutral</source>
        <translation>中性</translation>
    </message>
    <message>
        <source>Excitement</source>
        <translation>兴奋</translation>
    </message>
    <message>
        <source>Frustration</source>
        <translation>沮丧</translation>
    </message>
    <message>
        <source>Fear</source>
        <translation>恐惧</translation>
    </message>
    <message>
        <source>Disgust</source>
        <translation>厌恶</translation>
    </message>
    <message>
        <source>Surprise</source>
        <translation>惊讶</translation>
    </message>
    <message>
        <source>Calm</source>
        <translation>平静</translation>
    </message>
    <message>
        <source>Boredom</source>
        <translation>无聊</translation>
    </message>
</context>
<context>
    <name>EmotionTrack</name>
    <message>
        <source>1 label differs</source>
        <translation>1 个标签不同</translation>
    </message>
    <message>
        <source>%1 labels differ</source>
        <translation>%1 个标签不同</translation>
    </message>
    <message>
        <source>Memory off</source>
        <translation>关闭记忆</translation>
    </message>
    <message>
        <source>for comparison</source>
        <translation>用于对比</translation>
    </message>
    <message>
        <source>not analysed yet</source>
        <translation>尚未分析</translation>
    </message>
    <message>
        <source>starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>memory on (DPM)</source>
        <translation>开启记忆（DPM）</translation>
    </message>
    <message>
        <source>memory off</source>
        <translation>关闭记忆</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>情感</translation>
    </message>
    <message>
        <source>height = probability</source>
        <translation>高度 = 概率</translation>
    </message>
    <message>
        <source>Start the analysis to see emotions here</source>
        <translation>开始分析后将在此显示情感</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>The most probable label of each sentence, above the probabilities of all labels, stacked in the same order. A hollow label: the sentence is under 0.5 s, too short to trust, or sounds unlike what the model was trained on. A question mark: no label stands out. Hatched: not analysed yet. A frame in the lane of memory off: the label differs. A dashed frame, or a mark at the foot: the answer flipped in the replay.</source>
        <translation>每句最可能的标签，位于按相同顺序堆叠的所有标签概率之上。空心标签：句子短于 0.5 秒，不足为信，或听起来不同于模型的训练数据。问号：没有突出的标签。斜线：尚未分析。关闭记忆一栏中的边框：标签不同。虚线框或底部的标记：该回答在重放中翻转。</translation>
    </message>
</context>
<context>
    <name>ErrorText</name>
    <message>
        <source>The file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>File not found</source>
        <translation>未找到文件</translation>
    </message>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 不存在。</translation>
    </message>
    <message>
        <source>It may have been moved or renamed. Open it again from where it lies now.</source>
        <translation>它可能已被移动或重命名。请从其现在的位置重新打开。</translation>
    </message>
    <message>
        <source>The file cannot be read</source>
        <translation>无法读取文件</translation>
    </message>
    <message>
        <source>%1 is there, but it cannot be read.</source>
        <translation>%1 存在，但无法读取。</translation>
    </message>
    <message>
        <source>Check that you may read it and that its disk is connected.</source>
        <translation>请检查您是否有读取权限，以及其所在磁盘是否已连接。</translation>
    </message>
    <message>
        <source>The file cannot be written</source>
        <translation>无法写入文件</translation>
    </message>
    <message>
        <source>%1 could not be written.</source>
        <translation>无法写入 %1。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on this one. Nothing that was there has been overwritten.</source>
        <translation>请选择其他文件夹，或在此处腾出空间。原有内容均未被覆盖。</translation>
    </message>
    <message>
        <source>Format not supported</source>
        <translation>不支持的格式</translation>
    </message>
    <message>
        <source>%1 is not in a format that can be opened.</source>
        <translation>%1 的格式无法打开。</translation>
    </message>
    <message>
        <source>Audio may be WAV, FLAC, Ogg, Opus, MP3, AIFF and others; segments RTTM, TextGrid, EAF or CSV; models safetensors.</source>
        <translation>音频可以是 WAV、FLAC、Ogg、Opus、MP3、AIFF 等；分段可以是 RTTM、TextGrid、EAF 或 CSV；模型为 safetensors。</translation>
    </message>
    <message>
        <source>The file is damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>%1 is cut short or holds values that are not numbers.</source>
        <translation>%1 被截断，或包含非数值。</translation>
    </message>
    <message>
        <source>Copy it again from its source, or write it anew with an audio editor.</source>
        <translation>请从来源重新复制，或用音频编辑器重新写出。</translation>
    </message>
    <message>
        <source>A limit is exceeded</source>
        <translation>超出限制</translation>
    </message>
    <message>
        <source>This recording or model goes past what can be handled safely.</source>
        <translation>此录音或模型超出了可安全处理的范围。</translation>
    </message>
    <message>
        <source>The details name the limit. A sentence that is too long can be split in the segments file.</source>
        <translation>详细信息中指出了该限制。过长的语句可在分段文件中拆分。</translation>
    </message>
    <message>
        <source>The model cannot be used</source>
        <translation>无法使用该模型</translation>
    </message>
    <message>
        <source>A part of the model is missing or has the wrong shape.</source>
        <translation>模型的某个部件缺失或形状有误。</translation>
    </message>
    <message>
        <source>A part of the model is missing or has the wrong shape: “%1”.</source>
        <translation>模型的某个部件缺失或形状有误：“%1”。</translation>
    </message>
    <message>
        <source>Install the model again, or choose another model folder.</source>
        <translation>请重新安装模型，或选择其他模型文件夹。</translation>
    </message>
    <message>
        <source>Not enough memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>The machine ran out of memory during the analysis.</source>
        <translation>分析过程中计算机内存耗尽。</translation>
    </message>
    <message>
        <source>Close other programs or choose a smaller model, then run again. Finished sentences are kept.</source>
        <translation>请关闭其他程序或选择更小的模型，然后重新运行。已完成的语句会保留。</translation>
    </message>
    <message>
        <source>Device not available</source>
        <translation>设备不可用</translation>
    </message>
    <message>
        <source>The audio or computing device that was asked for cannot be used.</source>
        <translation>无法使用所要求的音频设备或计算设备。</translation>
    </message>
    <message>
        <source>Check that it is connected and free. Analysis also runs on the processor, without sound.</source>
        <translation>请检查它是否已连接且未被占用。分析也可在处理器上运行，无需声音。</translation>
    </message>
    <message>
        <source>Not authorised</source>
        <translation>未获授权</translation>
    </message>
    <message>
        <source>This speech may not be used for that, or no longer.</source>
        <translation>此语音不可（或不再可以）用于该用途。</translation>
    </message>
    <message>
        <source>The details say what is missing. Those who speak decide what their speech is used for.</source>
        <translation>详细信息中说明了缺少什么。语音的用途由说话人决定。</translation>
    </message>
    <message>
        <source>The computation went astray</source>
        <translation>计算出现异常</translation>
    </message>
    <message>
        <source>A loss stopped being a number, so the run was ended.</source>
        <translation>某个损失已不是数值，因此运行已终止。</translation>
    </message>
    <message>
        <source>Sentences up to here are sound. Running with memory off shows whether the updates were the cause.</source>
        <translation>到此处为止的语句是可靠的。关闭记忆运行一次，可看出是否由更新引起。</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>The run was stopped before its end.</source>
        <translation>运行在结束前被停止。</translation>
    </message>
    <message>
        <source>Finished sentences are kept. Run again to go on.</source>
        <translation>已完成的语句会保留。再次运行即可继续。</translation>
    </message>
    <message>
        <source>This cannot be done</source>
        <translation>无法执行此操作</translation>
    </message>
    <message>
        <source>What was asked for does not fit together.</source>
        <translation>所要求的各项互不相符。</translation>
    </message>
    <message>
        <source>The details say which setting to change.</source>
        <translation>详细信息中说明了应更改哪项设置。</translation>
    </message>
    <message>
        <source>Something unexpected happened</source>
        <translation>发生意外情况</translation>
    </message>
    <message>
        <source>The run ended with an error that was not foreseen.</source>
        <translation>运行因未预料到的错误而结束。</translation>
    </message>
    <message>
        <source>Finished sentences are kept. If it happens again, please report it with the details.</source>
        <translation>已完成的语句会保留。如果再次发生，请连同详细信息一起报告。</translation>
    </message>
    <message>
        <source>%1.</source>
        <extracomment>Makes a sentence of what failed, and why.</extracomment>
        <translation>%1。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>{sentence}</source>
        <extracomment>A failure in a few lines. {sentence} is an English sentence with the particulars, {summary} one in the language of the window. Translate with both, such as &quot;{summary}
Original message: {sentence}&quot;.</extracomment>
        <translation>{summary}
原文：{sentence}</translation>
    </message>
    <message>
        <source>The segments cannot be used</source>
        <translation>无法使用这些分段</translation>
    </message>
    <message>
        <source>%1 holds nothing that can be used as sentences of this recording.</source>
        <translation>%1 中没有可作为此录音语句的内容。</translation>
    </message>
    <message>
        <source>Correct what is named here, or analyse without a segments file.</source>
        <translation>请更正此处指出的问题，或不使用分段文件进行分析。</translation>
    </message>
    <message>
        <source>What was in view stays. Analysis, Memory says what the next run does.</source>
        <translation>原来显示的内容保持不变。“分析”菜单的“记忆”说明下一次运行会做什么。</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>Sentence {0} ends later than any recording does.</source>
        <translation>语句 {0} 的结束时间晚于任何录音的结尾。</translation>
    </message>
    <message>
        <source>A timeline as JSON is written elsewhere.</source>
        <translation>JSON 格式的时间线由其他部分写出。</translation>
    </message>
    <message>
        <source>The timeline has no sentences, and a file of annotations without any is none.</source>
        <translation>时间线中没有语句，而没有语句的标注文件是无效的。</translation>
    </message>
    <message>
        <source>{0}: its labels repeat ({1}) and were taken for the speakers.</source>
        <translation>{0}：其标签有重复（{1}），已视为说话人。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be the times of an utterance in milliseconds, like 1000_2500</source>
        <translation>“{0}”应为以毫秒表示的话语时间，例如 1000_2500</translation>
    </message>
    <message>
        <source>the file is empty; its first line must be start,end,speaker</source>
        <translation>文件为空；其第一行必须是 start,end,speaker</translation>
    </message>
    <message>
        <source>{0} fields where the header has {1}</source>
        <translation>有 {0} 个字段，而表头有 {1} 个</translation>
    </message>
    <message>
        <source>the header lacks the column {0}; it must name start, end and speaker</source>
        <translation>表头缺少列 {0}；它必须包含 start、end 和 speaker</translation>
    </message>
    <message>
        <source>the duration is below zero</source>
        <translation>时长小于零</translation>
    </message>
    <message>
        <source>a line of CTM has a recording, a channel, a start, a duration and a word; this one has {0} fields</source>
        <translation>CTM 的一行应有录音、声道、起点、时长和词；此行有 {0} 个字段</translation>
    </message>
    <message>
        <source>there is no time slot {0}</source>
        <translation>不存在时间槽 {0}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a time in whole milliseconds</source>
        <translation>“{0}”不是以整毫秒表示的时间</translation>
    </message>
    <message>
        <source>its time begins {0} ms into the recording (TIME_ORIGIN), and sentences were placed so.</source>
        <translation>其时间从录音开始后 {0} 毫秒起算（TIME_ORIGIN），语句已据此定位。</translation>
    </message>
    <message>
        <source>TIME_ORIGIN is not a number of milliseconds</source>
        <translation>TIME_ORIGIN 不是毫秒数</translation>
    </message>
    <message>
        <source>its recordings have different origins in time; that of {0} was taken.</source>
        <translation>其各录音的时间起点不同；已采用 {0} 的时间起点。</translation>
    </message>
    <message>
        <source>{0} is XML, but no EAF of ELAN: it has no ANNOTATION_DOCUMENT.</source>
        <translation>{0} 是 XML，但不是 ELAN 的 EAF：其中没有 ANNOTATION_DOCUMENT。</translation>
    </message>
    <message>
        <source>the time slot {0} is there twice</source>
        <translation>时间槽 {0} 出现了两次</translation>
    </message>
    <message>
        <source>the time slot {0} has no time, so that it is not known where the annotation lies</source>
        <translation>时间槽 {0} 没有时间，因此无法确定标注的位置</translation>
    </message>
    <message>
        <source>its times are in {0}, and only milliseconds can be read; save it anew with ELAN</source>
        <translation>其时间单位为 {0}，而此处只能读取毫秒；请用 ELAN 重新保存</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be the times, the name, the emotion and the dimensions of a turn</source>
        <translation>“{0}”应为话轮的时间、名称、情感和维度</translation>
    </message>
    <message>
        <source>there is no point {0} on the timeline</source>
        <translation>时间线上没有点 {0}</translation>
    </message>
    <message>
        <source>{0} is XML, but no basic transcription of EXMARaLDA.</source>
        <translation>{0} 是 XML，但不是 EXMARaLDA 的基本转写。</translation>
    </message>
    <message>
        <source>the point {0} is on the timeline twice</source>
        <translation>点 {0} 在时间线上出现了两次</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a channel from 1 to {1}</source>
        <translation>“{0}”不是 1 至 {1} 之间的声道</translation>
    </message>
    <message>
        <source>the duration is not above zero</source>
        <translation>时长不大于零</translation>
    </message>
    <message>
        <source>a SPEAKER line of RTTM has ten fields, and names without blanks; this one has {0}, and which is which cannot be told</source>
        <translation>RTTM 的 SPEAKER 行有十个字段，且名称中没有空格；此行有 {0} 个字段，无法判断各字段的含义</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; does not start a line of RTTM</source>
        <translation>“{0}”不是 RTTM 行的有效开头</translation>
    </message>
    <message>
        <source>it cannot be told whether &quot;{0}&quot; is a name, or a name and a confidence; write all ten fields of the line</source>
        <translation>无法判断“{0}”是一个名称，还是名称加置信度；请写全该行的十个字段</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} 及另外 {1} 项</translation>
    </message>
    <message>
        <source>the segment starts before the recording, at {0}</source>
        <translation>分段在录音开始之前就开始了，位于 {0}</translation>
    </message>
    <message>
        <source>{0} is in Praat&apos;s binary form. Open it in Praat and save it again with Save as text file.</source>
        <translation>{0} 是 Praat 的二进制格式。请在 Praat 中打开并用“Save as text file”重新保存。</translation>
    </message>
    <message>
        <source>{0}, line {1}: the end at {2} was clipped to the end of the audio at {3}.</source>
        <translation>{0} 第 {1} 行：终点 {2} 已截至音频的终点 {3}。</translation>
    </message>
    <message>
        <source>{0}: 1 tier ({1}) was left out, which depends on another tier and says more of its sentences.</source>
        <translation>{0}：已略去 1 个层（{1}），它依赖于另一个层，只是对其语句的补充说明。</translation>
    </message>
    <message>
        <source>{0}: {1} tiers ({2}) were left out, which depend on other tiers and say more of their sentences.</source>
        <translation>{0}：已略去 {1} 个层（{2}），它们依赖于其他层，只是对其语句的补充说明。</translation>
    </message>
    <message>
        <source>{0}: {1} segments of zero length were left out.</source>
        <translation>{0}：已略去 {1} 个长度为零的分段。</translation>
    </message>
    <message>
        <source>{0}: 1 segment of zero length was left out.</source>
        <translation>{0}：已略去 1 个长度为零的分段。</translation>
    </message>
    <message>
        <source>the segment ends at {0}, not after its start at {1}</source>
        <translation>分段的终点 {0} 不晚于其起点 {1}</translation>
    </message>
    <message>
        <source>the segment ends at {0}, too far past the end of the audio at {1}</source>
        <translation>分段的终点 {0} 超出音频的终点 {1} 过多</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} MiB that an XML file of segments may have.</source>
        <translation>{0} 超过 XML 分段文件允许的 {1} MiB。</translation>
    </message>
    <message>
        <source>{0}: it is not UTF-8 and was read as ISO Latin-1.</source>
        <translation>{0}：它不是 UTF-8，已按 ISO Latin-1 读取。</translation>
    </message>
    <message>
        <source>{0} is a Git LFS pointer, not the segments themselves: fetch those with git lfs pull.</source>
        <translation>{0} 是 Git LFS 指针，而不是分段本身：请用 git lfs pull 获取分段。</translation>
    </message>
    <message>
        <source>{0} holds segments of {1} recordings, none of which is named like this one. Choose one with --recording: {2}.</source>
        <translation>{0} 中有 {1} 段录音的分段，但没有一段与此录音同名。请用 --recording 选择一段：{2}。</translation>
    </message>
    <message>
        <source>{0}: the names before a colon in its texts ({1}) were taken for the speakers.</source>
        <translation>{0}：文本中冒号之前的名称（{1}）已视为说话人。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be the times of a subtitle, like 00:00:01,000 --&gt; 00:00:02,500</source>
        <translation>“{0}”应为字幕的时间，例如 00:00:01,000 --&gt; 00:00:02,500</translation>
    </message>
    <message>
        <source>{0} is none of the formats of segments that can be read: {1}.</source>
        <translation>{0} 不属于任何可读取的分段格式：{1}。</translation>
    </message>
    <message>
        <source>{0} is in a format that names no recordings, so that none can be chosen.</source>
        <translation>{0} 的格式不标明录音，因此无法选择录音。</translation>
    </message>
    <message>
        <source>{0} has no tier that looks like sentences. Choose one with --tier NAME; it has these, with how many segments and of what length: {1}.</source>
        <translation>{0} 中没有看起来像语句的层。请用 --tier 名称 选择一层；以下是各层及其分段的数量和长度：{1}。</translation>
    </message>
    <message>
        <source>{0} holds no segments of a recording &quot;{1}&quot;. It has: {2}.</source>
        <translation>{0} 中没有录音“{1}”的分段。其中有：{2}。</translation>
    </message>
    <message>
        <source>{0} has no tier &quot;{1}&quot;. It has: {2}.</source>
        <translation>{0} 中没有层“{1}”。其中有：{2}。</translation>
    </message>
    <message>
        <source>{0} is in a format without tiers, so that none can be chosen.</source>
        <translation>{0} 的格式没有层，因此无法选择层。</translation>
    </message>
    <message>
        <source>there is no segment in it</source>
        <translation>其中没有分段</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a number of seconds</source>
        <translation>“{0}”不是秒数</translation>
    </message>
    <message>
        <source>{0} is in another format ({1}), which is not read. Save or export its segments in one of these: {2}.</source>
        <translation>{0} 是另一种格式（{1}），无法读取。请将其分段保存或导出为以下格式之一：{2}。</translation>
    </message>
    <message>
        <source>{0}: the segments of the recording &quot;{1}&quot; were taken, one of the {2} recordings in it.</source>
        <translation>{0}：已采用录音“{1}”的分段，它是其中 {2} 段录音之一。</translation>
    </message>
    <message>
        <source>the segment starts at {0}, past the end of the audio at {1}</source>
        <translation>分段的起点 {0} 晚于音频的终点 {1}</translation>
    </message>
    <message>
        <source>{0}: the tier &quot;{1}&quot; holds points in time, and a point is no segment.</source>
        <translation>{0}：层“{1}”包含的是时间点，而点不是分段。</translation>
    </message>
    <message>
        <source>{0}: sentences were taken from {1}, and not from {2}, which seems to hold something else. Choose tiers with --tier, or in the window with File, Choose tiers.</source>
        <translation>{0}：语句取自 {1}，而不是 {2}，后者似乎包含其他内容。请用 --tier 选择层，或在窗口中使用“文件”&gt;“选择层”。</translation>
    </message>
    <message>
        <source>{0} has more than {1} segments.</source>
        <translation>{0} 的分段超过 {1} 个。</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}: 1 annotation without a time of its own was left out.</source>
        <translation>{0}：已略去 1 个没有自身时间的标注。</translation>
    </message>
    <message>
        <source>{0}: {1} annotations without times of their own were left out.</source>
        <translation>{0}：已略去 {1} 个没有自身时间的标注。</translation>
    </message>
    <message>
        <source>{0}: it holds words or phones, which were joined to sentences at pauses of 0.5 s and more.</source>
        <translation>{0}：其中是词或音素，已在不短于 0.5 秒的停顿处合并为语句。</translation>
    </message>
    <message>
        <source>a line of STM has a recording, a channel, a speaker, a start and an end; this one has {0} fields</source>
        <translation>STM 的一行应有录音、声道、说话人、起点和终点；此行有 {0} 个字段</translation>
    </message>
    <message>
        <source>{0}: 1 segment that is left out of scoring was left out.</source>
        <translation>{0}：已略去 1 个不参与评分的分段。</translation>
    </message>
    <message>
        <source>{0}: {1} segments that are left out of scoring were left out.</source>
        <translation>{0}：已略去 {1} 个不参与评分的分段。</translation>
    </message>
    <message>
        <source>flag</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>text follows a closing quote; a quote inside a text is written twice</source>
        <translation>结束引号之后还有文本；文本中的引号须写两次</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>起点</translation>
    </message>
    <message>
        <source>{0}: its time begins at {1} s; its times were taken as seconds from the start of the recording.</source>
        <translation>{0}：其时间从 {1} 秒开始；已按从录音起点算起的秒数处理。</translation>
    </message>
    <message>
        <source>is a chronological TextGrid. Open it in Praat and save it again with Save as text file.</source>
        <translation>是按时间顺序存储的 TextGrid。请在 Praat 中打开并用“Save as text file”重新保存。</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>终点</translation>
    </message>
    <message>
        <source>the file ends where {0} should stand</source>
        <translation>文件在应出现{0}的位置结束</translation>
    </message>
    <message>
        <source>&lt;exists&gt;</source>
        <translation>&lt;exists&gt;</translation>
    </message>
    <message>
        <source>the beginning of an interval</source>
        <translation>区间的起点</translation>
    </message>
    <message>
        <source>the end of an interval</source>
        <translation>区间的终点</translation>
    </message>
    <message>
        <source>the text of an interval</source>
        <translation>区间的文本</translation>
    </message>
    <message>
        <source>intervals</source>
        <translation>区间</translation>
    </message>
    <message>
        <source>the kind of object</source>
        <translation>对象的类型</translation>
    </message>
    <message>
        <source>a quoted text is never closed</source>
        <translation>带引号的文本未结束</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no class of a tier</source>
        <translation>“{0}”不是层的类别</translation>
    </message>
    <message>
        <source>{0}: {1} has intervals but no text in any of them, and an interval without text is silence. Write something into those in which someone speaks.</source>
        <translation>{0}：{1} 有区间，但都没有文本，而没有文本的区间表示静音。请在有人说话的区间中写入内容。</translation>
    </message>
    <message>
        <source>the TextGrid has no tiers</source>
        <translation>该 TextGrid 没有层</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a number of {1}</source>
        <translation>“{0}”不是{1}的数量</translation>
    </message>
    <message>
        <source>&quot;ooTextFile&quot;</source>
        <translation>“ooTextFile”</translation>
    </message>
    <message>
        <source>is not a text file of Praat: it should begin with File type = &quot;ooTextFile&quot;.</source>
        <translation>不是 Praat 的文本文件：它应以 File type = &quot;ooTextFile&quot; 开头。</translation>
    </message>
    <message>
        <source>here stands a {0} where {1} should stand</source>
        <translation>此处是{0}，而应为{1}</translation>
    </message>
    <message>
        <source>holds a {0}, not a TextGrid. Select the TextGrid alone in Praat and save it with Save as text file.</source>
        <translation>包含的是 {0}，而不是 TextGrid。请在 Praat 中只选择 TextGrid，并用“Save as text file”保存。</translation>
    </message>
    <message>
        <source>the mark of a point</source>
        <translation>点的标记</translation>
    </message>
    <message>
        <source>{0}: 1 point tier ({1}) was left out: a point in time is no segment.</source>
        <translation>{0}：已略去 1 个点层（{1}）：时间点不是分段。</translation>
    </message>
    <message>
        <source>{0}: {1} point tiers ({2}) were left out: a point in time is no segment.</source>
        <translation>{0}：已略去 {1} 个点层（{2}）：时间点不是分段。</translation>
    </message>
    <message>
        <source>the time of a point</source>
        <translation>点的时间</translation>
    </message>
    <message>
        <source>points</source>
        <translation>点</translation>
    </message>
    <message>
        <source>the beginning of a tier</source>
        <translation>层的起点</translation>
    </message>
    <message>
        <source>the class of a tier</source>
        <translation>层的类别</translation>
    </message>
    <message>
        <source>the end of a tier</source>
        <translation>层的终点</translation>
    </message>
    <message>
        <source>the name of a tier</source>
        <translation>层的名称</translation>
    </message>
    <message>
        <source>tiers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>says that it has {0} {1}; {2} can be read.</source>
        <translation>声明有 {0} 个{1}；最多可读取 {2} 个。</translation>
    </message>
    <message>
        <source>has more than {0} segments.</source>
        <translation>的分段数超过 {0}。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; ends before it starts</source>
        <translation>“{0}”的终点早于起点</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; should be two counts of samples and a label</source>
        <translation>“{0}”应为两个采样计数和一个标签</translation>
    </message>
    <message>
        <source>the first line of a WebVTT file begins with WEBVTT</source>
        <translation>WebVTT 文件的第一行应以 WEBVTT 开头</translation>
    </message>
    <message>
        <source>{0}: {1} subtitles have several voices each, and were given to the first.</source>
        <translation>{0}：{1} 条字幕各有多个说话人，已归于第一个。</translation>
    </message>
    <message>
        <source>{0}: 1 subtitle has several voices, and was given to the first.</source>
        <translation>{0}：1 条字幕有多个说话人，已归于第一个。</translation>
    </message>
    <message>
        <source>the XML has a DOCTYPE, which no file of segments has; it is not read</source>
        <translation>该 XML 有 DOCTYPE，而分段文件不应有；因此不予读取</translation>
    </message>
    <message>
        <source>{0} has more than {1} tags.</source>
        <translation>{0} 的标签超过 {1} 个。</translation>
    </message>
    <message>
        <source>the XML cannot be read: {0}</source>
        <translation>无法读取该 XML：{0}</translation>
    </message>
    <message>
        <source>Audio was asked for before its start.</source>
        <translation>请求的音频位于其起点之前。</translation>
    </message>
    <message>
        <source>Audio was asked for before the start of {0}.</source>
        <translation>请求的音频位于 {0} 的起点之前。</translation>
    </message>
    <message>
        <source>{0} cannot be decoded past {1}: it is damaged or cut short.</source>
        <translation>{0} 在 {1} 之后无法解码：文件已损坏或被截断。</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} is cut short: {1}. Copy it again from its source.</source>
        <translation>{0} 被截断：{1}。请从来源重新复制。</translation>
    </message>
    <message>
        <source>{0} is damaged, and cannot be decoded.</source>
        <translation>{0} 已损坏，无法解码。</translation>
    </message>
    <message>
        <source>{0} is damaged or cut short, and cannot be decoded.</source>
        <translation>{0} 已损坏或被截断，无法解码。</translation>
    </message>
    <message>
        <source>{0} ({1}) is damaged or cut short, and cannot be decoded.</source>
        <translation>{0}（{1}）已损坏或被截断，无法解码。</translation>
    </message>
    <message>
        <source>{0} cannot be decoded: it is damaged, or only FFmpeg&apos;s libraries, which this build is without, can read it. Convert it to WAV or FLAC.</source>
        <translation>{0} 无法解码：文件已损坏，或者只有 FFmpeg 库能读取它，而此版本未包含 FFmpeg。请将其转换为 WAV 或 FLAC。</translation>
    </message>
    <message>
        <source>its header declares {0} bytes and the file has {1}</source>
        <translation>其文件头声明 {0} 字节，而文件有 {1} 字节</translation>
    </message>
    <message>
        <source>{0} is empty (0 bytes).</source>
        <translation>{0} 为空（0 字节）。</translation>
    </message>
    <message>
        <source>{0} is cut short: it declares {1} of sound and ends after {2}. Copy it again from its source.</source>
        <translation>{0} 被截断：声明的音频长度为 {1}，但在 {2} 后就结束了。请从来源重新复制。</translation>
    </message>
    <message>
        <source>{0} is read to the file&apos;s end, {1}, although its header declares a few bytes more.</source>
        <translation>{0} 已读到文件末尾（{1}），尽管其文件头声明的长度多出几个字节。</translation>
    </message>
    <message>
        <source>The file cannot be read: {0}.</source>
        <translation>无法读取该文件：{0}。</translation>
    </message>
    <message>
        <source>{0} is a folder, not an audio file.</source>
        <translation>{0} 是文件夹，不是音频文件。</translation>
    </message>
    <message>
        <source>{0} is a Git LFS pointer, not the sound itself: fetch that with git lfs pull.</source>
        <translation>{0} 是 Git LFS 指针，而不是音频本身：请用 git lfs pull 获取音频。</translation>
    </message>
    <message>
        <source>{0} has {1} channels, and none numbered {2}.</source>
        <translation>{0} 有 {1} 个声道，其中没有编号为 {2} 的声道。</translation>
    </message>
    <message>
        <source>{0} declares no channels: it is damaged.</source>
        <translation>{0} 未声明任何声道：文件已损坏。</translation>
    </message>
    <message>
        <source>{0} is read to the file&apos;s end, {1}, as its header declares no length.</source>
        <translation>{0} 已读到文件末尾（{1}），因为其文件头未声明长度。</translation>
    </message>
    <message>
        <source>There is no file {0}.</source>
        <translation>文件 {0} 不存在。</translation>
    </message>
    <message>
        <source>{0} holds no sound: its length is zero.</source>
        <translation>{0} 没有声音：其长度为零。</translation>
    </message>
    <message>
        <source>{0} has no track with sound.</source>
        <translation>{0} 没有音轨。</translation>
    </message>
    <message>
        <source>{0} ({1}) has no track with sound.</source>
        <translation>{0}（{1}）没有音轨。</translation>
    </message>
    <message>
        <source>{0} holds a sample that is not a number at {1}: export it again.</source>
        <translation>{0} 在 {1} 处有一个非数值的采样：请重新导出。</translation>
    </message>
    <message>
        <source>{0} is not an audio file that can be read here.</source>
        <translation>{0} 不是此处能读取的音频文件。</translation>
    </message>
    <message>
        <source>{0} holds no sound: each of its samples is zero.</source>
        <translation>{0} 没有声音：所有采样值均为零。</translation>
    </message>
    <message>
        <source>nothing follows its tags</source>
        <translation>标签之后没有任何内容</translation>
    </message>
    <message>
        <source>Opening the recording was cancelled.</source>
        <translation>打开录音的操作已取消。</translation>
    </message>
    <message>
        <source>{0} is read to the file&apos;s end, {1}, although its header declares {2}.</source>
        <translation>{0} 已读到文件末尾（{1}），尽管其文件头声明的长度为 {2}。</translation>
    </message>
    <message>
        <source>{0} is encoded in a way that cannot be read here.</source>
        <translation>{0} 的编码方式在此处无法读取。</translation>
    </message>
    <message>
        <source>{0} cannot be read: check its permissions.</source>
        <translation>无法读取 {0}：请检查其权限。</translation>
    </message>
    <message>
        <source>{0} is a playlist, not sound: name the recording itself.</source>
        <translation>{0} 是播放列表，而不是音频：请指定录音文件本身。</translation>
    </message>
    <message>
        <source>{0} has a sample rate of {1} Hz; from {2} to {3} Hz can be read.</source>
        <translation>{0} 的采样率为 {1} Hz；可读取的范围为 {2} 至 {3} Hz。</translation>
    </message>
    <message>
        <source>{0} cannot be read as a file.</source>
        <translation>{0} 无法作为文件读取。</translation>
    </message>
    <message>
        <source>{0} has more than {1} channels, or more than {2} hours of sound: split it.</source>
        <translation>{0} 的声道数超过 {1}，或音频时长超过 {2} 小时：请将其拆分。</translation>
    </message>
    <message>
        <source>{0} declares more than {1} hours of sound: split it, or repair its header.</source>
        <translation>{0} 声明的音频时长超过 {1} 小时：请将其拆分，或修复其文件头。</translation>
    </message>
    <message>
        <source>{0} has {1} channels; at most {2} can be read: export fewer channels.</source>
        <translation>{0} 有 {1} 个声道；最多可读取 {2} 个：请导出较少的声道。</translation>
    </message>
    <message>
        <source>{0} has {1} tracks with sound; the main one is read.</source>
        <translation>{0} 有 {1} 条音轨；将读取主音轨。</translation>
    </message>
    <message>
        <source>{0} ({1}) is encoded in a way that cannot be read here: convert it to WAV or FLAC.</source>
        <translation>{0}（{1}）的编码方式在此处无法读取：请将其转换为 WAV 或 FLAC。</translation>
    </message>
    <message>
        <source>{0} is not an audio file that can be read here: {1} are, and with FFmpeg&apos;s libraries M4A, MP4, WebM, AMR, WMA and more.</source>
        <translation>{0} 不是此处能读取的音频文件：可读取 {1}；借助 FFmpeg 库还可读取 M4A、MP4、WebM、AMR、WMA 等。</translation>
    </message>
    <message>
        <source>{0} ({1}) is read with FFmpeg&apos;s libraries, which this build is without. Install libavformat-dev, libavcodec-dev and libswresample-dev and build again, or convert the file: ffmpeg -i INPUT OUTPUT.flac</source>
        <translation>{0}（{1}）需要用 FFmpeg 库读取，而此版本未包含这些库。请安装 libavformat-dev、libavcodec-dev 和 libswresample-dev 并重新构建，或转换该文件：ffmpeg -i INPUT OUTPUT.flac</translation>
    </message>
    <message>
        <source>A recording of clips needs one clip at least.</source>
        <translation>由音频片段组成的录音至少需要一个片段。</translation>
    </message>
    <message>
        <source>{0} has become shorter since it was opened.</source>
        <translation>{0} 在打开之后变短了。</translation>
    </message>
    <message>
        <source>The codec could not decode what it had encoded.</source>
        <translation>编解码器无法解码它自己编码的内容。</translation>
    </message>
    <message>
        <source>The codec could not encode the signal.</source>
        <translation>编解码器无法对该信号进行编码。</translation>
    </message>
    <message>
        <source>This codec cannot be used at {0} Hz.</source>
        <translation>此编解码器无法在 {0} Hz 下使用。</translation>
    </message>
    <message>
        <source>Decoding the recording was cancelled.</source>
        <translation>录音解码已取消。</translation>
    </message>
    <message>
        <source>The decoded recording cannot be read back: {0}.</source>
        <translation>无法读回已解码的录音：{0}。</translation>
    </message>
    <message>
        <source>The program {0} cannot be started.</source>
        <translation>无法启动程序 {0}。</translation>
    </message>
    <message>
        <source>{0} has to be decoded into a temporary file, and there is no room: make some in /var/tmp, or set TMPDIR to a folder with room.</source>
        <translation>{0} 需要解码到临时文件，但空间不足：请在 /var/tmp 中腾出空间，或将 TMPDIR 设为有足够空间的文件夹。</translation>
    </message>
    <message>
        <source>The recording has to be decoded into a temporary file, which cannot be written: {0}. Make room in /var/tmp, or set TMPDIR to a folder with room.</source>
        <translation>录音需要解码到临时文件，但该文件无法写入：{0}。请在 /var/tmp 中腾出空间，或将 TMPDIR 设为有足够空间的文件夹。</translation>
    </message>
    <message>
        <source>The decoded recording cannot be read back: it is too short.</source>
        <translation>无法读回已解码的录音：它太短。</translation>
    </message>
    <message>
        <source>{0} ends in the middle of a frame: what is whole is read.</source>
        <translation>{0} 在一帧的中间结束：仅读取完整的部分。</translation>
    </message>
    <message>
        <source>it declares no length, and has no whole frame at its end</source>
        <translation>它未声明长度，且末尾没有完整的帧</translation>
    </message>
    <message>
        <source>{0} is no clip of one sentence: it is longer than 120 s.</source>
        <translation>{0} 不是单语句音频片段：其时长超过 120 秒。</translation>
    </message>
    <message>
        <source>The plan &quot;{0}&quot; was not made from these clips.</source>
        <translation>方案“{0}”不是由这些音频片段生成的。</translation>
    </message>
    <message>
        <source>The plan &quot;{0}&quot; has a room without all of its voices.</source>
        <translation>方案“{0}”中有一个房间缺少部分声音。</translation>
    </message>
    <message>
        <source>The plan &quot;{0}&quot; has a voice without a speed.</source>
        <translation>方案“{0}”中有一个声音没有语速。</translation>
    </message>
    <message>
        <source>mpg123 cannot be started: {0}.</source>
        <translation>无法启动 mpg123：{0}。</translation>
    </message>
    <message>
        <source>{0} changes its rate or its channels at {1}: split it there, or convert it to FLAC.</source>
        <translation>{0} 在 {1} 处改变了采样率或声道数：请在该处拆分，或转换为 FLAC。</translation>
    </message>
    <message>
        <source>This mpg123 does not decode to 32-bit floats.</source>
        <translation>此 mpg123 不支持解码为 32 位浮点数。</translation>
    </message>
    <message>
        <source>{0} is damaged: it holds no MPEG frame that can be decoded.</source>
        <translation>{0} 已损坏：其中没有可解码的 MPEG 帧。</translation>
    </message>
    <message>
        <source>{0} has {1} bytes behind its last page that are not sound; they are left out.</source>
        <translation>{0} 的最后一页之后有 {1} 字节不是音频，已将其忽略。</translation>
    </message>
    <message>
        <source>its last page is not whole</source>
        <translation>其最后一页不完整</translation>
    </message>
    <message>
        <source>{0} is damaged: a page is missing at byte {1}. Copy it again from its source.</source>
        <translation>{0} 已损坏：在第 {1} 字节处缺少一页。请从来源重新复制。</translation>
    </message>
    <message>
        <source>{0} has no end mark on its last page: it is read to there.</source>
        <translation>{0} 的最后一页没有结束标记：读取到该处为止。</translation>
    </message>
    <message>
        <source>{0} is a chain of more than {1} streams: split it.</source>
        <translation>{0} 由超过 {1} 个流串接而成：请将其拆分。</translation>
    </message>
    <message>
        <source>Reading the waveform was cancelled.</source>
        <translation>读取波形的操作已取消。</translation>
    </message>
    <message>
        <source>The sound device cannot be used ({0}): choose another as the system&apos;s default output.</source>
        <translation>无法使用声音设备（{0}）：请选择其他设备作为系统默认输出。</translation>
    </message>
    <message>
        <source>There is no sound output on this machine: connect one to listen. Analysis works without.</source>
        <translation>此计算机没有声音输出：如需收听请连接一个。没有它也能进行分析。</translation>
    </message>
    <message>
        <source>The sound device stopped responding: check that it is still connected, then play again.</source>
        <translation>声音设备停止响应：请检查它是否仍已连接，然后重新播放。</translation>
    </message>
    <message>
        <source>There is nothing to play: open a recording first.</source>
        <translation>没有可播放的内容：请先打开一段录音。</translation>
    </message>
    <message>
        <source>The audio could not be resampled: {0} of {1} samples came out.</source>
        <translation>音频重采样失败：仅得到 {1} 个采样中的 {0} 个。</translation>
    </message>
    <message>
        <source>The recording ends at {0}, before the end that was found when it was opened: has the file changed?</source>
        <translation>录音在 {0} 处结束，早于打开时得到的结尾：文件是否被更改过？</translation>
    </message>
    <message>
        <source>The audio could not be resampled: {0}.</source>
        <translation>音频重采样失败：{0}。</translation>
    </message>
    <message>
        <source>Only a mono source can be resampled, to a positive rate.</source>
        <translation>只能对单声道音源重采样，且目标采样率必须为正数。</translation>
    </message>
    <message>
        <source>{0} declares a wrong length, and its encoding cannot be read without: export it again.</source>
        <translation>{0} 声明的长度有误，而其编码必须依赖该长度才能读取：请重新导出。</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>the disk is full or went away</source>
        <translation>磁盘已满或已断开</translation>
    </message>
    <message>
        <source>there is a file of that name already</source>
        <translation>已有同名文件</translation>
    </message>
    <message>
        <source>it is finished</source>
        <translation>它已经完成</translation>
    </message>
    <message>
        <source>its folder is missing, full or not writable</source>
        <translation>其文件夹不存在、已满或不可写</translation>
    </message>
    <message>
        <source>its folder is full or went away</source>
        <translation>其文件夹已满或已断开</translation>
    </message>
    <message>
        <source>A WAV file needs 1 to 64 channels and a rate from 1 to 768 kHz.</source>
        <translation>WAV 文件需要 1 至 64 个声道，采样率为 1 至 768 kHz。</translation>
    </message>
    <message>
        <source>Name with -o the file for the tokens, or the folder for the layout.</source>
        <translation>请用 -o 指定词元文件，或目录布局的文件夹。</translation>
    </message>
    <message>
        <source>Name a format with --format, or a file with -o that ends in .TextGrid, .eaf, .csv or .rttm.</source>
        <translation>请用 --format 指定格式，或用 -o 指定以 .TextGrid、.eaf、.csv 或 .rttm 结尾的文件。</translation>
    </message>
    <message>
        <source>--classifier and --packed-model were trained before, with speakers of any fold: with --folds they are trained in each, by --fold-classifier and --fold-packed.</source>
        <translation>--classifier 和 --packed-model 是事先训练的，可能包含任一折的说话人：使用 --folds 时，它们由 --fold-classifier 和 --fold-packed 在每一折中训练。</translation>
    </message>
    <message>
        <source>Name the folder for the folds&apos; models with -o.</source>
        <translation>请用 -o 指定各折模型的文件夹。</translation>
    </message>
    <message>
        <source>Folds are trained: name the base model with --base and the tokenizer of the tokens with --tokenizer.</source>
        <translation>各折需要训练：请用 --base 指定基础模型，用 --tokenizer 指定生成词元的分词器。</translation>
    </message>
    <message>
        <source>Name the dialogues to judge with --tokens.</source>
        <translation>请用 --tokens 指定要评判的对话。</translation>
    </message>
    <message>
        <source>No dialogue of the corpus is of the split &quot;{0}&quot;.</source>
        <translation>语料库中没有属于划分“{0}”的对话。</translation>
    </message>
    <message>
        <source>A safetensors file holds one recording: name one, or write JSON.</source>
        <translation>一个 safetensors 文件只包含一段录音：请只指定一段，或写成 JSON。</translation>
    </message>
    <message>
        <source>{0} is a folder: name a file with -o.</source>
        <translation>{0} 是文件夹：请用 -o 指定文件。</translation>
    </message>
    <message>
        <source>Name the project with -o FILE.undertone.</source>
        <translation>请用 -o 文件.undertone 指定项目。</translation>
    </message>
    <message>
        <source>--recording chooses one recording, and several were named.</source>
        <translation>--recording 只选择一段录音，但指定了多段。</translation>
    </message>
    <message>
        <source>Name the folder of the report with --report.</source>
        <translation>请用 --report 指定报告的文件夹。</translation>
    </message>
    <message>
        <source>{0} lies beside {1} and is not read: sentences are found by voice activity. Name it with --segments to take its own.</source>
        <translation>{0} 位于 {1} 旁边，但未被读取：语句由语音活动检测得到。若要使用其中的语句，请用 --segments 指定它。</translation>
    </message>
    <message>
        <source>--segments belongs to one recording: give it once for each of the {0} recordings, in their order, or leave it out.</source>
        <translation>--segments 对应一段录音：请按顺序为 {0} 段录音各指定一次，或不使用它。</translation>
    </message>
    <message>
        <source>--tier and --recording choose from the files that --segments names.</source>
        <translation>--tier 和 --recording 从 --segments 指定的文件中进行选择。</translation>
    </message>
    <message>
        <source>There are several timelines, one a line, and an export is of one: give it one of the lines.</source>
        <translation>有多条时间线，每行一条，而导出只针对一条：请只提供其中一行。</translation>
    </message>
    <message>
        <source>The audio on stdin could not be copied to a temporary file in {0}: is there room?</source>
        <translation>无法将 stdin 的音频复制到 {0} 中的临时文件：是否有足够空间？</translation>
    </message>
    <message>
        <source>Reading the audio from stdin was cancelled.</source>
        <translation>从 stdin 读取音频的操作已取消。</translation>
    </message>
    <message>
        <source>The timeline on stdin is larger than {0} MiB.</source>
        <translation>stdin 上的时间线大于 {0} MiB。</translation>
    </message>
    <message>
        <source>The recording on stdin can be read only once: name - once.</source>
        <translation>stdin 上的录音只能读取一次：请只指定一次 -。</translation>
    </message>
    <message>
        <source>The timeline on stdin cannot be read.</source>
        <translation>无法读取 stdin 上的时间线。</translation>
    </message>
    <message>
        <source>Name with -o the folder of the study: models and dialogues are kept there, so that a run that was stopped goes on.</source>
        <translation>请用 -o 指定研究的文件夹：模型和对话保存在其中，使停止的运行可以继续。</translation>
    </message>
    <message>
        <source>Name the folder of the speech tokenizer with --tokenizer.</source>
        <translation>请用 --tokenizer 指定语音分词器的文件夹。</translation>
    </message>
    <message>
        <source>Name the folder for the tokenizer with -o.</source>
        <translation>请用 -o 指定分词器的文件夹。</translation>
    </message>
    <message>
        <source>Name the file for the tokens with -o FILE.safetensors.</source>
        <translation>请用 -o 文件.safetensors 指定词元文件。</translation>
    </message>
    <message>
        <source>Several windows of one pass are compared in a report: name its folder with --report.</source>
        <translation>一次通过的多个窗口在报告中比较：请用 --report 指定其文件夹。</translation>
    </message>
    <message>
        <source>The command {0} is not known.</source>
        <translation>未知的命令 {0}。</translation>
    </message>
    <message>
        <source>evaluate needs --tokens.</source>
        <translation>evaluate 需要 --tokens。</translation>
    </message>
    <message>
        <source>A command is required.</source>
        <translation>需要指定一个命令。</translation>
    </message>
    <message>
        <source>One command at a time: {0} or {1}.</source>
        <translation>一次只能使用一个命令：{0} 或 {1}。</translation>
    </message>
    <message>
        <source>The option {0} is not known.</source>
        <translation>未知的选项 {0}。</translation>
    </message>
    <message>
        <source>The tokens in {0} have other labels or another codebook than the model: name tokens made with its tokenizer.</source>
        <translation>{0} 中的词元与模型的标签或码本不同：请指定用模型的分词器生成的词元。</translation>
    </message>
    <message>
        <source>train needs a stage: base or sllm.</source>
        <translation>train 需要指定阶段：base 或 sllm。</translation>
    </message>
    <message>
        <source>train {0} needs --tokens and --output.</source>
        <translation>train {0} 需要 --tokens 和 --output。</translation>
    </message>
    <message>
        <source>train {0} needs --tokens and --output, and --base.</source>
        <translation>train {0} 需要 --tokens 和 --output，以及 --base。</translation>
    </message>
    <message>
        <source>The option {0} needs a value that makes sense.</source>
        <translation>选项 {0} 需要一个合理的值。</translation>
    </message>
    <message>
        <source>is not that of an {0}</source>
        <translation>不是 {0} 的配置</translation>
    </message>
    <message>
        <source>has a feed_forward_size or context_tokens out of range</source>
        <translation>的 feed_forward_size 或 context_tokens 超出范围</translation>
    </message>
    <message>
        <source>The classifier&apos;s config.json {0}.</source>
        <translation>分类器的 config.json {0}。</translation>
    </message>
    <message>
        <source>must name at least two labels, each once</source>
        <translation>必须列出至少两个标签，且不重复</translation>
    </message>
    <message>
        <source>must have 1 to 256 layers and heads that divide an even hidden_size</source>
        <translation>必须有 1 至 256 层，且注意力头数能整除偶数的 hidden_size</translation>
    </message>
    <message>
        <source>has a codebook_size, embedding_size or hidden_size out of range</source>
        <translation>的 codebook_size、embedding_size 或 hidden_size 超出范围</translation>
    </message>
    <message>
        <source>Stopping early needs dialogues held back (a validation share above 0) and figures on the way.</source>
        <translation>提前停止需要留出对话（验证比例大于 0）以及训练途中的测量值。</translation>
    </message>
    <message>
        <source>There is no preset &quot;{0}&quot; here: use quick or paper.</source>
        <translation>此处没有预设“{0}”：请使用 quick 或 paper。</translation>
    </message>
    <message>
        <source>The classifier&apos;s width must be even and a multiple of its heads.</source>
        <translation>分类器的宽度必须为偶数，且为其注意力头数的倍数。</translation>
    </message>
    <message>
        <source>{0} must be a number from {1} to {2}, not {3}.</source>
        <translation>{0} 必须是 {1} 至 {2} 的数字，而不是 {3}。</translation>
    </message>
    <message>
        <source>{0} must be a whole number from 0, not &quot;{1}&quot;.</source>
        <translation>{0} 必须是不小于 0 的整数，而不是“{1}”。</translation>
    </message>
    <message>
        <source>{0} must be a whole number from {1} to {2}, not {3}.</source>
        <translation>{0} 必须是 {1} 至 {2} 的整数，而不是 {3}。</translation>
    </message>
    <message>
        <source>{0} must be {1}, not &quot;{2}&quot;.</source>
        <translation>{0} 必须是 {1}，而不是“{2}”。</translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; of {0} cannot be read: give each corpus once, with a positive number (cremad=1,emodb=0.5).</source>
        <translation>无法读取 {0} 的值“{1}”：请为每个语料库各指定一次，并给出正数（cremad=1,emodb=0.5）。</translation>
    </message>
    <message>
        <source>The value &quot;{1}&quot; of {0} cannot be read: give each corpus once, with a number from 0 (libri=0,ami=0.5).</source>
        <translation>无法读取 {0} 的值“{1}”：请为每个语料库各指定一次，并给出不小于 0 的数（libri=0,ami=0.5）。</translation>
    </message>
    <message>
        <source>The temporary LoRA&apos;s betas must lie in [0, 1).</source>
        <translation>临时 LoRA 的 beta 必须在 [0, 1) 内。</translation>
    </message>
    <message>
        <source>The weight of the emotion&apos;s entropy is a finite number that is not negative, and needs steps that end with a sentence.</source>
        <translation>情感熵的权重必须是非负的有限数，且要求步骤在语句末尾结束。</translation>
    </message>
    <message>
        <source>The temporary LoRA&apos;s epsilon must be positive, its weight decay and clip norm not negative.</source>
        <translation>临时 LoRA 的 epsilon 必须为正，其权重衰减和裁剪范数不得为负。</translation>
    </message>
    <message>
        <source>The temporary LoRA&apos;s learning rate must be a finite number that is not negative.</source>
        <translation>临时 LoRA 的学习率必须是非负的有限数。</translation>
    </message>
    <message>
        <source>The prefix (n_r) must be at least one token.</source>
        <translation>前缀（n_r）至少为一个词元。</translation>
    </message>
    <message>
        <source>The multiples of the temporary LoRA&apos;s learning rate must be finite numbers that are not negative.</source>
        <translation>临时 LoRA 学习率的倍数必须是非负的有限数。</translation>
    </message>
    <message>
        <source>The temporary LoRA takes at least one step per sentence and no negative number of warm-up steps.</source>
        <translation>临时 LoRA 每个语句至少执行一步，且预热步数不得为负。</translation>
    </message>
    <message>
        <source>This model keeps emotion ids between its sentences, which are never to be predicted: step by sentences, not by a stride.</source>
        <translation>此模型在语句之间保留情感 ID，这些 ID 绝不应被预测：请按语句步进，而不要使用步幅。</translation>
    </message>
    <message>
        <source>A LoRA&apos;s alpha must be a finite number.</source>
        <translation>LoRA 的 alpha 必须是有限数。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; names no projections: use all, or some of q, k, v, o, gate, up, down, each with a multiple where wanted (q:0.5,down:2).</source>
        <translation>“{0}”不是有效的投影名：请使用 all，或 q、k、v、o、gate、up、down 中的若干个，可各带一个倍数（q:0.5,down:2）。</translation>
    </message>
    <message>
        <source>A LoRA&apos;s rank must lie between 1 and 65536, not {0}.</source>
        <translation>LoRA 的秩必须在 1 到 65536 之间，而不是 {0}。</translation>
    </message>
    <message>
        <source>A stride is at least one token long.</source>
        <translation>步幅至少为一个词元。</translation>
    </message>
    <message>
        <source>The threshold of adaptive stepping is a finite number that is not negative.</source>
        <translation>自适应步进的阈值必须是非负的有限数。</translation>
    </message>
    <message>
        <source>The stepping &quot;{0}&quot; is not known: use sentence, stride:TOKENS, adaptive or adaptive:THRESHOLD.</source>
        <translation>未知的步进方式“{0}”：请使用 sentence、stride:TOKENS、adaptive 或 adaptive:THRESHOLD。</translation>
    </message>
    <message>
        <source>names another architecture than {0} and {1}</source>
        <translation>声明的架构不是 {0} 或 {1}</translation>
    </message>
    <message>
        <source>has a mean or deviation of a band that is not finite, or a deviation that is not positive</source>
        <translation>的某个频带的均值或标准差不是有限值，或标准差不为正</translation>
    </message>
    <message>
        <source>must have codebook_digits of 1 to 12</source>
        <translation>的 codebook_digits 必须为 1 至 12</translation>
    </message>
    <message>
        <source>must have a feed_forward_multiple of 1 to 64 and an odd fsmn_kernel (0, for none, in speech-encoder-fsq alone)</source>
        <translation>的 feed_forward_multiple 必须为 1 至 64，fsmn_kernel 必须为奇数（0 表示无，仅限 speech-encoder-fsq）</translation>
    </message>
    <message>
        <source>must have attention_heads that divide hidden_size into heads of an even size</source>
        <translation>的 attention_heads 必须能将 hidden_size 分成偶数维的注意力头</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s config.json {0}.</source>
        <translation>分词器的 config.json {0}。</translation>
    </message>
    <message>
        <source>has a recording normalisation whose numbers are not positive and finite</source>
        <translation>的录音归一化参数不是正的有限数</translation>
    </message>
    <message>
        <source>must have positions that are rotary, or sinusoidal in an even hidden_size of 4 or more</source>
        <translation>的位置编码必须是旋转式，或正弦式且 hidden_size 为不小于 4 的偶数</translation>
    </message>
    <message>
        <source>has an epsilon or rotary_theta out of range</source>
        <translation>的 epsilon 或 rotary_theta 超出范围</translation>
    </message>
    <message>
        <source>has n_mels, hidden_size or layers out of range</source>
        <translation>的 n_mels、hidden_size 或 layers 超出范围</translation>
    </message>
    <message>
        <source>has recording statistics for another number of mel bands than n_mels</source>
        <translation>的录音统计量的梅尔频带数与 n_mels 不同</translation>
    </message>
    <message>
        <source>must have two convolution_strides of 1 or 2 that, with average_pairs, make one token of four frames</source>
        <translation>必须有两个取值为 1 或 2 的 convolution_strides，并与 average_pairs 一起将四帧合成一个词元</translation>
    </message>
    <message>
        <source>cannot be used: {0}</source>
        <translation>无法使用：{0}</translation>
    </message>
    <message>
        <source>needs a dynamic range from 1 to 20 decades and a peak level from -20 to 20 in input_scaling</source>
        <translation>的 input_scaling 需要 1 到 20 个十倍程的动态范围，以及 -20 到 20 的峰值电平</translation>
    </message>
    <message>
        <source>needs a positive prior_seconds of voice_normalisation</source>
        <translation>的 voice_normalisation 的 prior_seconds 必须为正</translation>
    </message>
    <message>
        <source>needs &quot;speaker&quot; or &quot;recording&quot; as the unit of voice_normalisation</source>
        <translation>的 voice_normalisation 的 unit 必须为“speaker”或“recording”</translation>
    </message>
    <message>
        <source>There cannot be more bands to reconstruct than the tokenizer has mel bands.</source>
        <translation>要重建的频带数不能超过分词器的梅尔频带数。</translation>
    </message>
    <message>
        <source>The decoder&apos;s width must be even.</source>
        <translation>解码器的宽度必须为偶数。</translation>
    </message>
    <message>
        <source>The encoder has {0} blocks: no more can stay as they are.</source>
        <translation>编码器有 {0} 个模块：保持不变的模块数不能超过此数。</translation>
    </message>
    <message>
        <source>The temporary LoRA that is followed needs a positive learning rate.</source>
        <translation>所跟随的临时 LoRA 需要正的学习率。</translation>
    </message>
    <message>
        <source>Memory can be followed only while an SLLM is trained on windows that walk the dialogues.</source>
        <translation>只有在用沿对话移动的窗口训练 SLLM 时，才能跟随记忆。</translation>
    </message>
    <message>
        <source>A base that learns the next token only has no emotion loss to weigh.</source>
        <translation>只学习下一个词元的基础模型没有可加权的情感损失。</translation>
    </message>
    <message>
        <source>There is no preset &quot;{0}&quot; here: use quick; paper is for the SLLM.</source>
        <translation>此处没有预设“{0}”：请使用 quick；paper 用于 SLLM。</translation>
    </message>
    <message>
        <source>A base that learns the next token only can be stopped by its loss only.</source>
        <translation>只学习下一个词元的基础模型只能依据其损失停止。</translation>
    </message>
    <message>
        <source>The width must be a multiple of the attention heads.</source>
        <translation>宽度必须为注意力头数的倍数。</translation>
    </message>
    <message>
        <source>This speech may be used to {0}, not to {1}: that needs an authorisation of its own.</source>
        <translation>此语音可用于{0}，但不可用于{1}：后者需要单独的授权。</translation>
    </message>
    <message>
        <source>Recording needs the consent of those who speak; a statement about a file is none.</source>
        <translation>录制需要说话人的同意；对文件所作的声明不等于同意。</translation>
    </message>
    <message>
        <source>The leave to use this speech was withdrawn; it is read no further.</source>
        <translation>使用此语音的许可已被撤回，不再继续读取。</translation>
    </message>
    <message>
        <source>Something unexpected ended the work: {0}. Please report it with what you were doing.</source>
        <translation>操作因意外情况终止：{0}。请连同您当时的操作一起报告。</translation>
    </message>
    <message>
        <source>{0} ({1})</source>
        <translation>{0}（{1}）</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}：{1}</translation>
    </message>
    <message>
        <source>There is too little memory: close other programs, or take a smaller model.</source>
        <translation>内存不足：请关闭其他程序，或使用更小的模型。</translation>
    </message>
    <message>
        <source>an exception that names no reason</source>
        <translation>未说明原因的异常</translation>
    </message>
    <message>
        <source>The adapter&apos;s adapter_config.json {0}</source>
        <translation>适配器的 adapter_config.json {0}</translation>
    </message>
    <message>
        <source>is not valid. {0}</source>
        <translation>无效。{0}</translation>
    </message>
    <message>
        <source>{0} The checkpoint before it stands; training goes on and tries again.</source>
        <translation>{0} 之前的检查点仍然有效；训练将继续并重试。</translation>
    </message>
    <message>
        <source>{0} Training was stopped at step {1}; the same command goes on from the checkpoint before it, where there is one.</source>
        <translation>{0} 训练已在第 {1} 步停止；若之前有检查点，使用同一命令可从该处继续。</translation>
    </message>
    <message>
        <source>Cannot list the folder {0}: {1}.</source>
        <translation>无法列出文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot read the folder {0}: {1}.</source>
        <translation>无法读取文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The folder {0} holds no clip named as {1} names them.</source>
        <translation>文件夹 {0} 中没有按 {1} 方式命名的音频片段。</translation>
    </message>
    <message>
        <source>No sound file of this sentence is there.</source>
        <translation>没有此语句的音频文件。</translation>
    </message>
    <message>
        <source>There is no folder {0}.</source>
        <translation>文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <source>The corpus in {0} has neither sessions nor splits, so it names no folds: list its clips in a manifest.csv with a column split.</source>
        <translation>{0} 中的语料库既没有会话也没有数据划分，因此无法确定折：请在带有 split 列的 manifest.csv 中列出其音频片段。</translation>
    </message>
    <message>
        <source>The folder {0} holds more than {1} entries.</source>
        <translation>文件夹 {0} 中的条目超过 {1} 个。</translation>
    </message>
    <message>
        <source>The folder {0} holds more than {1} files.</source>
        <translation>文件夹 {0} 中的文件超过 {1} 个。</translation>
    </message>
    <message>
        <source>The folder {0} is no corpus that is known. Known are IEMOCAP (Session1 to Session5), MELD (train_sent_emo.csv), clips named as in RAVDESS, CREMA-D or EmoDB, and any folder with a manifest.csv.</source>
        <translation>文件夹 {0} 不是已知的语料库。已知的有 IEMOCAP（Session1 至 Session5）、MELD（train_sent_emo.csv）、按 RAVDESS、CREMA-D 或 EmoDB 方式命名的音频片段，以及任何带有 manifest.csv 的文件夹。</translation>
    </message>
    <message>
        <source>the header lacks the column {0}</source>
        <translation>表头缺少列 {0}</translation>
    </message>
    <message>
        <source>No dialogue is of the split &quot;train&quot;, so there is nothing to train on.</source>
        <translation>没有任何对话属于划分“train”，因此没有可用于训练的数据。</translation>
    </message>
    <message>
        <source>All dialogues are of the split &quot;train&quot;, so there is nothing to test on.</source>
        <translation>所有对话都属于划分“train”，因此没有可用于测试的数据。</translation>
    </message>
    <message>
        <source>Fold {0}: {1}.</source>
        <translation>第 {0} 折：{1}。</translation>
    </message>
    <message>
        <source>The dialogue &quot;{0}&quot; belongs to no session, so no session can be left out: use the splits of the corpus, or data with sessions.</source>
        <translation>对话“{0}”不属于任何会话，因此无法留出一个会话：请使用语料库自带的划分，或带有会话的数据。</translation>
    </message>
    <message>
        <source>Leaving one session out takes two sessions or more; there is none.</source>
        <translation>留一会话法至少需要两个会话；这里一个也没有。</translation>
    </message>
    <message>
        <source>it has nothing to test on</source>
        <translation>没有可用于测试的数据</translation>
    </message>
    <message>
        <source>it has nothing to train on</source>
        <translation>没有可用于训练的数据</translation>
    </message>
    <message>
        <source>There is no fold at all.</source>
        <translation>一折也没有。</translation>
    </message>
    <message>
        <source>Leaving one session out takes two sessions or more; there is only {0}.</source>
        <translation>留一会话法至少需要两个会话；这里只有 {0}。</translation>
    </message>
    <message>
        <source>both train and test hold the dialogue {0}</source>
        <translation>训练集和测试集都包含对话 {0}</translation>
    </message>
    <message>
        <source>both train and test hold the dialogues {0}</source>
        <translation>训练集和测试集都包含对话 {0}</translation>
    </message>
    <message>
        <source>the same scripted lines are heard in train and test ({0}): a model may know the words, and figures on improvised dialogues alone are the stricter ones</source>
        <translation>训练集和测试集中出现了相同的剧本台词（{0}）：模型可能已知道这些词句，仅用即兴对话得到的数值更为严格</translation>
    </message>
    <message>
        <source>the speaker {0} is in both train ({1}) and test ({2}): leave out all dialogues of a speaker together</source>
        <translation>说话人 {0} 同时出现在训练集（{1}）和测试集（{2}）中：请将同一说话人的所有对话一起留出</translation>
    </message>
    <message>
        <source>There must be one split for every dialogue.</source>
        <translation>每个对话必须对应一个划分。</translation>
    </message>
    <message>
        <source>it names a dialogue that is not there</source>
        <translation>它指定了一个不存在的对话</translation>
    </message>
    <message>
        <source>the speakers of {0} dialogue are not named, so nobody can say whether they are in both train and test</source>
        <translation>{0} 个对话的说话人未标明，因此无法判断他们是否同时出现在训练集和测试集中</translation>
    </message>
    <message>
        <source>the speakers of {0} dialogues are not named, so nobody can say whether they are in both train and test</source>
        <translation>{0} 个对话的说话人未标明，因此无法判断他们是否同时出现在训练集和测试集中</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no name of a dialogue of IEMOCAP, such as Ses01F_impro01.</source>
        <translation>“{0}”不是 IEMOCAP 的对话名称，例如 Ses01F_impro01。</translation>
    </message>
    <message>
        <source>{0} is missing.</source>
        <translation>缺少 {0}。</translation>
    </message>
    <message>
        <source>The folder {0} is not IEMOCAP as it is released: it has no Session1/dialog/EmoEvaluation. Name the folder that holds Session1 to Session5.</source>
        <translation>文件夹 {0} 不是正式发布的 IEMOCAP：其中没有 Session1/dialog/EmoEvaluation。请指定包含 Session1 至 Session5 的文件夹。</translation>
    </message>
    <message>
        <source>{0} has no recording {1}.</source>
        <translation>{0} 中没有录音 {1}。</translation>
    </message>
    <message>
        <source>{0} has no transcription.</source>
        <translation>{0} 没有转写文本。</translation>
    </message>
    <message>
        <source>{0} holds no turn.</source>
        <translation>{0} 中没有任何话轮。</translation>
    </message>
    <message>
        <source>{0}: too much of this corpus is not understood; is it IEMOCAP?</source>
        <translation>{0}：该语料库中无法识别的内容过多；它是 IEMOCAP 吗？</translation>
    </message>
    <message>
        <source>{0}: the turn {1} was left out: its head has times that run backwards or are no numbers, or lacks what it should have: [6.2901 - 8.2357]&lt;TAB&gt;Ses01F_impro01_F000&lt;TAB&gt;neu&lt;TAB&gt;[2.5000, 2.5000, 2.5000].</source>
        <translation>{0}：话轮 {1} 已略去：其首行的时间倒序或不是数字，或缺少应有的内容：[6.2901 - 8.2357]&lt;TAB&gt;Ses01F_impro01_F000&lt;TAB&gt;neu&lt;TAB&gt;[2.5000, 2.5000, 2.5000]。</translation>
    </message>
    <message>
        <source>{0}: the turn {1} stands there twice; its first is read.</source>
        <translation>{0}：话轮 {1} 出现了两次；读取第一个。</translation>
    </message>
    <message>
        <source>The transcription of {0} was left out: {1}</source>
        <translation>{0} 的转写文本已略去：{1}</translation>
    </message>
    <message>
        <source>The dialogue {0} was left out: {1}</source>
        <translation>对话 {0} 已略去：{1}</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no change of a label: write it as exc=hap, or fru= for none.</source>
        <translation>“{0}”不是有效的标签映射：请写成 exc=hap；若不要该标签，则写成 fru=。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot become &quot;{1}&quot;, which is none of the labels.</source>
        <translation>“{0}”不能改为“{1}”，后者不是任何一个标签。</translation>
    </message>
    <message>
        <source>A label has no name.</source>
        <translation>有一个标签没有名称。</translation>
    </message>
    <message>
        <source>There must be at least one label.</source>
        <translation>必须至少有一个标签。</translation>
    </message>
    <message>
        <source>The label &quot;{0}&quot; is named twice.</source>
        <translation>标签“{0}”被指定了两次。</translation>
    </message>
    <message>
        <source>UNDERTONE_DATA names {0}, which is not a folder.</source>
        <translation>UNDERTONE_DATA 指向 {0}，但它不是文件夹。</translation>
    </message>
    <message>
        <source>duration_seconds is not a positive number of seconds: &quot;{0}&quot;</source>
        <translation>duration_seconds 不是正的秒数：“{0}”</translation>
    </message>
    <message>
        <source>the manifest is empty; its first line must name the columns</source>
        <translation>清单为空；其第一行必须列出各列的名称</translation>
    </message>
    <message>
        <source>the speaker or the emotion is empty</source>
        <translation>说话人或情感为空</translation>
    </message>
    <message>
        <source>No folder of speech is known. Set UNDERTONE_DATA to a folder with a manifest.csv.</source>
        <translation>没有已知的语音文件夹。请将 UNDERTONE_DATA 设为含有 manifest.csv 的文件夹。</translation>
    </message>
    <message>
        <source>the path &quot;{0}&quot; is empty or leads out of the manifest&apos;s folder</source>
        <translation>路径“{0}”为空或指向清单所在文件夹之外</translation>
    </message>
    <message>
        <source>the table is empty; its first line must name the columns</source>
        <translation>表格为空；其第一行必须列出各列的名称</translation>
    </message>
    <message>
        <source>The table {0} is missing.</source>
        <translation>缺少表格 {0}。</translation>
    </message>
    <message>
        <source>The folder {0} holds none of MELD&apos;s tables, such as train_sent_emo.csv.</source>
        <translation>文件夹 {0} 中没有 MELD 的任何表格，例如 train_sent_emo.csv。</translation>
    </message>
    <message>
        <source>the dialogue, the utterance or the speaker is not named</source>
        <translation>未标明对话、话语或说话人</translation>
    </message>
    <message>
        <source>{0} has more than {1} rows.</source>
        <translation>{0} 的行数超过 {1}。</translation>
    </message>
    <message>
        <source>utterance {0} of dialogue {1} stands there twice</source>
        <translation>对话 {1} 的话语 {0} 出现了两次</translation>
    </message>
    <message>
        <source>The dialogues asked for are impossible: probabilities lie in [0, 1], ranges rise, and a dialogue has at least two speakers.</source>
        <translation>所要求的对话无法生成：概率须在 [0, 1] 内，范围须递增，且每个对话至少有两个说话人。</translation>
    </message>
    <message>
        <source>No corpus among the clips has two speakers, so no dialogue can be composed.</source>
        <translation>这些音频片段中没有任何语料库有两个说话人，因此无法合成对话。</translation>
    </message>
    <message>
        <source>Five sessions take five pairs of speakers, each pair of one corpus; among the clips there are only {0}.</source>
        <translation>五个会话需要五对说话人，每对须来自同一语料库；这些音频片段中只有 {0} 对。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no transition between emotions: write it as angry&gt;sad=3.</source>
        <translation>“{0}”不是有效的情感转移：请写成 angry&gt;sad=3。</translation>
    </message>
    <message>
        <source>The analysis was cancelled; what was read so far stands.</source>
        <translation>分析已取消；此前已读取的内容仍然保留。</translation>
    </message>
    <message>
        <source>The saved state of the interrupted run cannot be used: it is started afresh.</source>
        <translation>中断运行所保存的状态无法使用：将重新开始。</translation>
    </message>
    <message>
        <source>The benchmark was cancelled.</source>
        <translation>基准测试已取消。</translation>
    </message>
    <message>
        <source>A benchmark needs at least one repetition and a sentence that lasts.</source>
        <translation>基准测试至少需要一次重复和一个有时长的语句。</translation>
    </message>
    <message>
        <source>The speech code {0} lies outside the classifier&apos;s codebook of {1}.</source>
        <translation>语音编码 {0} 超出了分类器的码本（大小为 {1}）。</translation>
    </message>
    <message>
        <source>The model has {0} speech codes, these dialogues {1}: make them with the model&apos;s own tokenizer.</source>
        <translation>模型有 {0} 个语音编码，而这些对话有 {1} 个：请用模型自己的分词器生成对话。</translation>
    </message>
    <message>
        <source>The classifier is trained in fp32: leave --dtype out.</source>
        <translation>分类器以 fp32 训练：请去掉 --dtype。</translation>
    </message>
    <message>
        <source>There is no labelled sentence in these dialogues: a classifier cannot be trained on them.</source>
        <translation>这些对话中没有带标签的语句：无法用它们训练分类器。</translation>
    </message>
    <message>
        <source>The classifier&apos;s weights do not fit its config.json.</source>
        <translation>分类器的权重与其 config.json 不符。</translation>
    </message>
    <message>
        <source>The CUDA kernels cannot be loaded: {0}.</source>
        <translation>无法加载 CUDA 内核：{0}。</translation>
    </message>
    <message>
        <source>This is no library of Undertone&apos;s CUDA kernels.</source>
        <translation>这不是 Undertone 的 CUDA 内核库。</translation>
    </message>
    <message>
        <source>The CUDA kernels are of version {0}, this program needs {1}: build both anew.</source>
        <translation>CUDA 内核的版本为 {0}，而本程序需要 {1}：请重新构建两者。</translation>
    </message>
    <message>
        <source>There is no GPU that this program can use ({0}): use --device cpu, or set up with ./dev setup --gpu.</source>
        <translation>没有本程序可用的 GPU（{0}）：请使用 --device cpu，或用 ./dev setup --gpu 进行设置。</translation>
    </message>
    <message>
        <source>There are {0} GPUs, numbered from 0; {1} is not one of them.</source>
        <translation>共有 {0} 个 GPU，从 0 开始编号；{1} 不在其中。</translation>
    </message>
    <message>
        <source>The device &quot;{0}&quot; is not known: use auto, cpu or cuda:N.</source>
        <translation>未知的设备“{0}”：请使用 auto、cpu 或 cuda:N。</translation>
    </message>
    <message>
        <source>Analysing sentence {0}</source>
        <translation>正在分析语句 {0}</translation>
    </message>
    <message>
        <source>Checking the engine</source>
        <translation>正在检查引擎</translation>
    </message>
    <message>
        <source>Classifying a dialogue</source>
        <translation>正在对对话进行分类</translation>
    </message>
    <message>
        <source>Creating a language model</source>
        <translation>正在创建语言模型</translation>
    </message>
    <message>
        <source>{0}: the device has too little memory. Close other programs, or use --device cpu.</source>
        <translation>{0}：设备内存不足。请关闭其他程序，或使用 --device cpu。</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>正在检测语音</translation>
    </message>
    <message>
        <source>Importing the adapter</source>
        <translation>正在导入适配器</translation>
    </message>
    <message>
        <source>Importing the language model</source>
        <translation>正在导入语言模型</translation>
    </message>
    <message>
        <source>Importing the speech tokenizer</source>
        <translation>正在导入语音分词器</translation>
    </message>
    <message>
        <source>Keeping the memory</source>
        <translation>正在保存记忆</translation>
    </message>
    <message>
        <source>Loading {0}</source>
        <translation>正在加载 {0}</translation>
    </message>
    <message>
        <source>Loading the adapter</source>
        <translation>正在加载适配器</translation>
    </message>
    <message>
        <source>Loading the classifier</source>
        <translation>正在加载分类器</translation>
    </message>
    <message>
        <source>Loading the language model</source>
        <translation>正在加载语言模型</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Loading the speech tokenizer</source>
        <translation>正在加载语音分词器</translation>
    </message>
    <message>
        <source>Loading the tokenizer again</source>
        <translation>正在重新加载分词器</translation>
    </message>
    <message>
        <source>Loading the voice activity network</source>
        <translation>正在加载语音活动检测网络</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>{0}: there is too little memory. Close other programs, or take a smaller model.</source>
        <translation>{0}：内存不足。请关闭其他程序，或使用更小的模型。</translation>
    </message>
    <message>
        <source>Merging the adapter</source>
        <translation>正在合并适配器</translation>
    </message>
    <message>
        <source>{0}: something was thrown that is no exception.</source>
        <translation>{0}：抛出了非异常类型的对象。</translation>
    </message>
    <message>
        <source>Probing the training</source>
        <translation>正在试运行训练</translation>
    </message>
    <message>
        <source>Reading a dialogue</source>
        <translation>正在读取对话</translation>
    </message>
    <message>
        <source>Reading a pre-trained encoder</source>
        <translation>正在读取预训练编码器</translation>
    </message>
    <message>
        <source>Reading what the model is</source>
        <translation>正在读取模型信息</translation>
    </message>
    <message>
        <source>Reading a dialogue in one pass</source>
        <translation>正在一次性读取对话</translation>
    </message>
    <message>
        <source>Reading a sentence</source>
        <translation>正在读取语句</translation>
    </message>
    <message>
        <source>Reading the speech tokenizer</source>
        <translation>正在读取语音分词器</translation>
    </message>
    <message>
        <source>Saving {0}</source>
        <translation>正在保存 {0}</translation>
    </message>
    <message>
        <source>Saving the state of the run</source>
        <translation>正在保存运行状态</translation>
    </message>
    <message>
        <source>Starting the analysis</source>
        <translation>正在启动分析</translation>
    </message>
    <message>
        <source>Starting the memory</source>
        <translation>正在初始化记忆</translation>
    </message>
    <message>
        <source>Taking in a clip</source>
        <translation>正在载入音频片段</translation>
    </message>
    <message>
        <source>Taking up the memory</source>
        <translation>正在恢复记忆</translation>
    </message>
    <message>
        <source>Taking up the state of an interrupted run</source>
        <translation>正在恢复中断运行的状态</translation>
    </message>
    <message>
        <source>Tokenizing a recording</source>
        <translation>正在将录音词元化</translation>
    </message>
    <message>
        <source>Tokenizing the recording</source>
        <translation>正在将该录音词元化</translation>
    </message>
    <message>
        <source>Tokenizing a sentence</source>
        <translation>正在将语句词元化</translation>
    </message>
    <message>
        <source>Training the classifier</source>
        <translation>正在训练分类器</translation>
    </message>
    <message>
        <source>Training the language model</source>
        <translation>正在训练语言模型</translation>
    </message>
    <message>
        <source>Training the tokenizer</source>
        <translation>正在训练分词器</translation>
    </message>
    <message>
        <source>Writing the adapter</source>
        <translation>正在写入适配器</translation>
    </message>
    <message>
        <source>Writing the language model</source>
        <translation>正在写入语言模型</translation>
    </message>
    <message>
        <source>emotion</source>
        <translation>情感</translation>
    </message>
    <message>
        <source>The entropy term of a step is computed by autograd, for one dialogue at a time: leave out --together.</source>
        <translation>步骤的熵项由自动求导计算，每次只处理一个对话：请去掉 --together。</translation>
    </message>
    <message>
        <source>The model&apos;s audio and emotion ids do not lie inside its vocabulary of {0} rows.</source>
        <translation>模型的音频 ID 和情感 ID 不在其 {0} 行的词表之内。</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>memory step</source>
        <translation>记忆步骤</translation>
    </message>
    <message>
        <source>The {0} of sentence {1} is not finite. The model&apos;s weights are damaged, or the temporary LoRA&apos;s learning rate is too high.</source>
        <translation>语句 {1} 的{0}不是有限值。模型权重已损坏，或临时 LoRA 的学习率过高。</translation>
    </message>
    <message>
        <source>A stride of {0} tokens behind a prefix of {1} does not fit the model&apos;s window of {2}: take a shorter one.</source>
        <translation>长度为 {1} 的前缀之后，{0} 个词元的步幅超出了模型的窗口（{2}）：请使用更短的步幅。</translation>
    </message>
    <message>
        <source>The engine hears mono audio at 16 kHz only: open the recording through its analysis view.</source>
        <translation>引擎仅处理 16 kHz 单声道音频：请通过录音的分析视图打开。</translation>
    </message>
    <message>
        <source>The voice activity weights are missing, so sentences cannot be found: run ./dev setup, or name a file with --segments.</source>
        <translation>缺少语音活动检测的权重，因此无法找出语句：请运行 ./dev setup，或用 --segments 指定文件。</translation>
    </message>
    <message>
        <source>The codes that were given are not those of these sentences.</source>
        <translation>所给的编码不属于这些语句。</translation>
    </message>
    <message>
        <source>The evaluation was cancelled.</source>
        <translation>评估已取消。</translation>
    </message>
    <message>
        <source>A window must hold at least one token.</source>
        <translation>窗口至少要包含一个词元。</translation>
    </message>
    <message>
        <source>The building was cancelled.</source>
        <translation>构建已取消。</translation>
    </message>
    <message>
        <source>{0} is not a tokenizer&apos;s folder: config.json and model.safetensors are needed, or a speech_tokenizer_v2.onnx.</source>
        <translation>{0} 不是分词器文件夹：需要 config.json 和 model.safetensors，或 speech_tokenizer_v2.onnx。</translation>
    </message>
    <message>
        <source>The language model&apos;s weights are neither fp32 nor fp16 nor bf16.</source>
        <translation>语言模型的权重既不是 fp32，也不是 fp16 或 bf16。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: {1}.</source>
        <translation>无法创建文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>asks for an activation other than &quot;silu&quot;, which this engine does not compute.</source>
        <translation>要求使用“silu”以外的激活函数，本引擎不支持。</translation>
    </message>
    <message>
        <source>has {0} {1}; it must lie between 1 and {2}.</source>
        <translation>的 {0} 为 {1}；必须在 1 到 {2} 之间。</translation>
    </message>
    <message>
        <source>has an rms_norm_eps outside (0, 1).</source>
        <translation>的 rms_norm_eps 不在 (0, 1) 内。</translation>
    </message>
    <message>
        <source>has {0} attention heads, which its {1} key-value heads do not divide.</source>
        <translation>有 {0} 个注意力头，不能被其 {1} 个键值头整除。</translation>
    </message>
    <message>
        <source>has a hidden_size that its attention heads do not divide.</source>
        <translation>的 hidden_size 不能被注意力头数整除。</translation>
    </message>
    <message>
        <source>The language model&apos;s config.json {0}</source>
        <translation>语言模型的 config.json {0}</translation>
    </message>
    <message>
        <source>has no &quot;{0}&quot;.</source>
        <translation>没有“{0}”。</translation>
    </message>
    <message>
        <source>has no number for &quot;{0}&quot;.</source>
        <translation>的“{0}”不是数字。</translation>
    </message>
    <message>
        <source>is not a JSON object.</source>
        <translation>不是 JSON 对象。</translation>
    </message>
    <message>
        <source>has something other than an object for &quot;{0}&quot;.</source>
        <translation>的“{0}”不是对象。</translation>
    </message>
    <message>
        <source>has no whole number for &quot;{0}&quot;.</source>
        <translation>的“{0}”不是整数。</translation>
    </message>
    <message>
        <source>has heads of odd size, which cannot carry rotary positions.</source>
        <translation>的注意力头维度为奇数，无法使用旋转位置编码。</translation>
    </message>
    <message>
        <source>describes quantised weights; this engine reads fp32, fp16 and bf16.</source>
        <translation>描述的是量化权重；本引擎读取 fp32、fp16 和 bf16。</translation>
    </message>
    <message>
        <source>has a RoPE theta or factor that is not a positive number (the factor at least 1).</source>
        <translation>的 RoPE theta 或缩放因子不是正数（因子至少为 1）。</translation>
    </message>
    <message>
        <source>has a low_freq_factor and a high_freq_factor that are not positive, or not in this order.</source>
        <translation>的 low_freq_factor 和 high_freq_factor 不是正数，或次序不对。</translation>
    </message>
    <message>
        <source>asks for RoPE scaling &quot;{0}&quot; without &quot;{1}&quot;.</source>
        <translation>要求 RoPE 缩放“{0}”，但缺少“{1}”。</translation>
    </message>
    <message>
        <source>asks for RoPE scaling &quot;{0}&quot;; this engine computes &quot;default&quot;, &quot;linear&quot;, &quot;dynamic&quot;, &quot;yarn&quot; and &quot;llama3&quot;.</source>
        <translation>要求 RoPE 缩放“{0}”；本引擎支持“default”、“linear”、“dynamic”、“yarn”和“llama3”。</translation>
    </message>
    <message>
        <source>has a RoPE type in &quot;{0}&quot; that is not a word.</source>
        <translation>的“{0}”中的 RoPE 类型不是字符串。</translation>
    </message>
    <message>
        <source>has a YaRN scaling whose rope_theta, attention_factor, beta_fast and beta_slow do not fit together.</source>
        <translation>的 YaRN 缩放中 rope_theta、attention_factor、beta_fast 和 beta_slow 互不相符。</translation>
    </message>
    <message>
        <source>describes a model of type &quot;{0}&quot;; this engine runs &quot;llama&quot;, &quot;mistral&quot; and &quot;qwen2&quot;.</source>
        <translation>描述的是“{0}”类型的模型；本引擎运行“llama”、“mistral”和“qwen2”。</translation>
    </message>
    <message>
        <source>asks for &quot;{0}&quot;, which this engine does not compute.</source>
        <translation>要求“{0}”，本引擎不支持。</translation>
    </message>
    <message>
        <source>A vocabulary is extended by at least one row, not by {0}.</source>
        <translation>词表至少要扩展一行，而不是 {0} 行。</translation>
    </message>
    <message>
        <source>The loading of the language model was cancelled.</source>
        <translation>加载语言模型的操作已取消。</translation>
    </message>
    <message>
        <source>The language model&apos;s weights hold &quot;{0}&quot;, for which its config.json has no place.</source>
        <translation>语言模型的权重中有“{0}”，而其 config.json 中没有对应的位置。</translation>
    </message>
    <message>
        <source>The language model&apos;s &quot;{0}&quot; does not hold floating-point numbers.</source>
        <translation>语言模型的“{0}”不是浮点数。</translation>
    </message>
    <message>
        <source>The embedding rows do not fit the model: both matrices must be of shape (vocabulary, {0}).</source>
        <translation>嵌入行与模型不符：两个矩阵的形状都必须是（词表大小，{0}）。</translation>
    </message>
    <message>
        <source>The gradient of the temporary LoRA is not finite; its learning rate is too high for this model.</source>
        <translation>临时 LoRA 的梯度不是有限值；其学习率对此模型而言过高。</translation>
    </message>
    <message>
        <source>The adapter has another number of layers than the language model.</source>
        <translation>适配器与语言模型的层数不同。</translation>
    </message>
    <message>
        <source>The adapter has {0} layers, the language model {1}.</source>
        <translation>适配器有 {0} 层，语言模型有 {1} 层。</translation>
    </message>
    <message>
        <source>The adapter&apos;s weights hold &quot;{0}&quot;, for which this engine has no place: it takes LoRA on q, k, v, o, gate, up and down projections, and embed_tokens and lm_head in modules_to_save.</source>
        <translation>适配器的权重中有“{0}”，本引擎没有对应的位置：它接受 q、k、v、o、gate、up 和 down 投影上的 LoRA，以及 modules_to_save 中的 embed_tokens 和 lm_head。</translation>
    </message>
    <message>
        <source>The adapter&apos;s weights hold no LoRA at all.</source>
        <translation>适配器的权重中完全没有 LoRA。</translation>
    </message>
    <message>
        <source>The adapter was made for a language model of another shape.</source>
        <translation>该适配器是为另一种形状的语言模型制作的。</translation>
    </message>
    <message>
        <source>The kept memory is that of a temporary LoRA of another size.</source>
        <translation>所保存的记忆属于另一种大小的临时 LoRA。</translation>
    </message>
    <message>
        <source>{0} holds its adapter only as a pickle (adapter_model.bin), which can run code and is never loaded. Load it once with peft where you trust it, and save it with save_pretrained.</source>
        <translation>{0} 中的适配器只有 pickle 格式（adapter_model.bin），它可能执行代码，因此从不加载。请在可信环境中用 peft 加载一次，再用 save_pretrained 保存。</translation>
    </message>
    <message>
        <source>The kept memory of this run is damaged; start the run again.</source>
        <translation>此次运行所保存的记忆已损坏；请重新开始运行。</translation>
    </message>
    <message>
        <source>The kept memory was made with another model or other settings; start the run again.</source>
        <translation>所保存的记忆来自另一个模型或其他设置；请重新开始运行。</translation>
    </message>
    <message>
        <source>The speech code {0} lies outside the model&apos;s codebook of {1}.</source>
        <translation>语音编码 {0} 超出了模型的码本（大小为 {1}）。</translation>
    </message>
    <message>
        <source>The tokenizer has {0} codes, but undertone.json leaves room for {1}: tokenizer and language model do not belong together.</source>
        <translation>分词器有 {0} 个编码，而 undertone.json 只为 {1} 个留有位置：分词器与语言模型不匹配。</translation>
    </message>
    <message>
        <source>The language model knows {0} ids, but undertone.json needs {1}: the vocabulary was not extended for this model.</source>
        <translation>语言模型有 {0} 个 ID，而 undertone.json 需要 {1} 个：词表没有为此模型扩展。</translation>
    </message>
    <message>
        <source>The saved state of the recording normalisation does not fit this model: start the run afresh.</source>
        <translation>所保存的录音归一化状态与此模型不符：请重新开始运行。</translation>
    </message>
    <message>
        <source>The number format &quot;{0}&quot; is not known: use auto, fp32 or bf16.</source>
        <translation>未知的数值格式“{0}”：请使用 auto、fp32 或 bf16。</translation>
    </message>
    <message>
        <source>two nodes claim the weight {0}</source>
        <translation>有两个节点占用权重 {0}</translation>
    </message>
    <message>
        <source>it has more than two convolutions before its blocks</source>
        <translation>在其模块之前有两个以上的卷积</translation>
    </message>
    <message>
        <source>the weight {0} has {1} dimensions instead of {2}</source>
        <translation>权重 {0} 的维数为 {1}，而不是 {2}</translation>
    </message>
    <message>
        <source>its width {0} is not made of heads of 64, or its feed-forward is no multiple of it</source>
        <translation>其宽度 {0} 不是由 64 维的注意力头组成，或其前馈宽度不是它的倍数</translation>
    </message>
    <message>
        <source>This ONNX file is not an S3 v2 speech tokenizer: {0}.</source>
        <translation>此 ONNX 文件不是 S3 v2 语音分词器：{0}。</translation>
    </message>
    <message>
        <source>the weight {0} is missing</source>
        <translation>缺少权重 {0}</translation>
    </message>
    <message>
        <source>there is no place for its weight {0}</source>
        <translation>其权重 {0} 没有对应的位置</translation>
    </message>
    <message>
        <source>the norms {0} of its blocks are missing or differ</source>
        <translation>其模块的归一化 {0} 缺失或不一致</translation>
    </message>
    <message>
        <source>the weight {0} does not hold floating-point numbers</source>
        <translation>权重 {0} 不是浮点数</translation>
    </message>
    <message>
        <source>the weight {0} holds values that are not numbers</source>
        <translation>权重 {0} 中有非数值</translation>
    </message>
    <message>
        <source>the weight {0} has another shape than the rest asks for</source>
        <translation>权重 {0} 的形状与其余部分的要求不符</translation>
    </message>
    <message>
        <source>one of its weights has a size out of range</source>
        <translation>其中一个权重的大小超出范围</translation>
    </message>
    <message>
        <source>has a &quot;{0}&quot; entry that is not a number: &quot;{1}&quot;.</source>
        <translation>的“{0}”项不是数字：“{1}”。</translation>
    </message>
    <message>
        <source>does not describe a LoRA (peft_type &quot;LORA&quot;), the only kind that this engine applies.</source>
        <translation>描述的不是 LoRA（peft_type 为“LORA”），而本引擎只支持这一种。</translation>
    </message>
    <message>
        <source>has a &quot;{0}&quot; that is not an object.</source>
        <translation>的“{0}”不是对象。</translation>
    </message>
    <message>
        <source>has no &quot;target_modules&quot;.</source>
        <translation>没有“target_modules”。</translation>
    </message>
    <message>
        <source>has no whole number for &quot;r&quot; or no number for &quot;lora_alpha&quot;.</source>
        <translation>的“r”不是整数，或“lora_alpha”不是数字。</translation>
    </message>
    <message>
        <source>has the regular expression &quot;{0}&quot; in &quot;{1}&quot;; this engine reads module names there.</source>
        <translation>的“{1}”中有正则表达式“{0}”；本引擎在此处读取模块名称。</translation>
    </message>
    <message>
        <source>has two entries in &quot;{0}&quot; that name the same module: &quot;{1}&quot; and &quot;{2}&quot;.</source>
        <translation>的“{0}”中有两项指向同一模块：“{1}”和“{2}”。</translation>
    </message>
    <message>
        <source>began with init_lora_weights {0}, which changes the base too. Convert it with peft&apos;s save_pretrained(path_initial_model_for_weight_conversion=...).</source>
        <translation>以 init_lora_weights {0} 初始化，这也会改变基础模型。请用 peft 的 save_pretrained(path_initial_model_for_weight_conversion=...) 转换。</translation>
    </message>
    <message>
        <source>has a &quot;target_modules&quot; that is not a list of names.</source>
        <translation>的“target_modules”不是名称列表。</translation>
    </message>
    <message>
        <source>{0} ends at or before its start, at {1}: correct the segments.</source>
        <translation>{0} 的终点不晚于其起点 {1}：请更正分段。</translation>
    </message>
    <message>
        <source>{0} has a start or an end that is not a time: correct the segments.</source>
        <translation>{0} 的起点或终点不是有效时间：请更正分段。</translation>
    </message>
    <message>
        <source>{0} starts at {1}, past the end of the recording at {2}: do the segments belong to this recording?</source>
        <translation>{0} 从 {1} 开始，晚于录音的终点 {2}：这些分段是否属于此录音？</translation>
    </message>
    <message>
        <source>Sentence {0}</source>
        <translation>语句 {0}</translation>
    </message>
    <message>
        <source>Sentence {0}, which starts at {1}, is {2} tokens long, but the model reads at most {3} ({4}) behind a prefix of {5}: split it in the segments file, or give the model a smaller n_r in its undertone.json.</source>
        <translation>语句 {0}（从 {1} 开始）有 {2} 个词元，而在长度为 {5} 的前缀之后，模型最多读取 {3} 个（{4}）：请在分段文件中拆分该语句，或在模型的 undertone.json 中设置更小的 n_r。</translation>
    </message>
    <message>
        <source>The self check was cancelled.</source>
        <translation>自检已取消。</translation>
    </message>
    <message>
        <source>names the shard &quot;{0}&quot;, which is not in its own folder; copy the shards there as files, not links</source>
        <translation>指定的分片“{0}”不在其自身的文件夹中；请将分片作为文件（而非链接）复制到该处</translation>
    </message>
    <message>
        <source>expects tensor &quot;{0}&quot; in {1}, which does not hold it</source>
        <translation>要求 {1} 中有张量“{0}”，但其中没有</translation>
    </message>
    <message>
        <source>has no weight_map, so its shards are not known</source>
        <translation>没有 weight_map，因此无法得知其分片</translation>
    </message>
    <message>
        <source>has a weight_map entry that is not a file name: &quot;{0}&quot;</source>
        <translation>的 weight_map 中有一项不是文件名：“{0}”</translation>
    </message>
    <message>
        <source>The clip is shorter than a fifth of a second, or holds samples that are not numbers.</source>
        <translation>音频片段短于五分之一秒，或包含非数值的采样。</translation>
    </message>
    <message>
        <source>{0} names the corpus {1}, of which there is no clip to train on.</source>
        <translation>{0} 指定了语料库 {1}，但其中没有可用于训练的音频片段。</translation>
    </message>
    <message>
        <source>The loss of step {0} is not finite: use a smaller learning rate, or --dtype fp32.</source>
        <translation>第 {0} 步的损失不是有限值：请使用更小的学习率，或 --dtype fp32。</translation>
    </message>
    <message>
        <source>The tensor {0} of the tokenizer holds values that are not numbers.</source>
        <translation>分词器的张量 {0} 中有非数值。</translation>
    </message>
    <message>
        <source>The tokenizing was cancelled.</source>
        <translation>词元化已取消。</translation>
    </message>
    <message>
        <source>The audio holds samples that are not numbers.</source>
        <translation>音频中有非数值的采样。</translation>
    </message>
    <message>
        <source>The base model has {0} ids; text, speech codes and emotions need {1}.</source>
        <translation>基础模型有 {0} 个 ID；而文本、语音编码和情感需要 {1} 个。</translation>
    </message>
    <message>
        <source>The best weights in {0} are not whole: remove it to start over.</source>
        <translation>{0} 中的最佳权重不完整：请将其删除以重新开始。</translation>
    </message>
    <message>
        <source>The training was cancelled.</source>
        <translation>训练已取消。</translation>
    </message>
    <message>
        <source>The checkpoint lacks &quot;{0}&quot; or has another shape: remove it to start over.</source>
        <translation>检查点缺少“{0}”或其形状不同：请将其删除以重新开始。</translation>
    </message>
    <message>
        <source>The checkpoint lacks the memory that followed the dialogues: remove it to start over.</source>
        <translation>检查点缺少跟随对话的记忆：请将其删除以重新开始。</translation>
    </message>
    <message>
        <source>The checkpoint {0} cannot be removed: {1}.</source>
        <translation>无法删除检查点 {0}：{1}。</translation>
    </message>
    <message>
        <source>The checkpoint {0} is of a run with other settings or data: repeat that run&apos;s command to go on, name another folder, or remove the file to start over.</source>
        <translation>检查点 {0} 属于设置或数据不同的运行：请重复该运行的命令以继续，或指定另一个文件夹，或删除该文件以重新开始。</translation>
    </message>
    <message>
        <source>The checkpoint {0} is of a run with other {1}: repeat that run&apos;s command to go on, name another folder, or remove the file to start over.</source>
        <translation>检查点 {0} 属于 {1} 不同的运行：请重复该运行的命令以继续，或指定另一个文件夹，或删除该文件以重新开始。</translation>
    </message>
    <message>
        <source>The checkpoint&apos;s count of steps is damaged: remove it to start over.</source>
        <translation>检查点中的步数已损坏：请将其删除以重新开始。</translation>
    </message>
    <message>
        <source>The dtype &quot;{0}&quot; is not known: use auto, fp32 or bf16.</source>
        <translation>未知的 dtype“{0}”：请使用 auto、fp32 或 bf16。</translation>
    </message>
    <message>
        <source>The folder {0} holds a finished training with other {1}: name another folder, or say --overwrite to replace it.</source>
        <translation>文件夹 {0} 中有一个已完成的训练，其 {1} 不同：请指定另一个文件夹，或使用 --overwrite 替换它。</translation>
    </message>
    <message>
        <source>The folder {0} holds a finished training and does not say what it was made of: name another folder, or say --overwrite to replace it.</source>
        <translation>文件夹 {0} 中有一个已完成的训练，但未说明其来源：请指定另一个文件夹，或使用 --overwrite 替换它。</translation>
    </message>
    <message>
        <source>The gradient of step {0} is not finite: take a smaller learning rate, or --dtype fp32.</source>
        <translation>第 {0} 步的梯度不是有限值：请使用更小的学习率，或 --dtype fp32。</translation>
    </message>
    <message>
        <source>The loss of step {0} is not finite: take a smaller learning rate, or --dtype fp32.</source>
        <translation>第 {0} 步的损失不是有限值：请使用更小的学习率，或 --dtype fp32。</translation>
    </message>
    <message>
        <source>The loss of step {0} is not finite: take a smaller learning rate.</source>
        <translation>第 {0} 步的损失不是有限值：请使用更小的学习率。</translation>
    </message>
    <message>
        <source>Name the dialogues to train on.</source>
        <translation>请指定用于训练的对话。</translation>
    </message>
    <message>
        <source>The file {0} is no training checkpoint: remove it to start over.</source>
        <translation>文件 {0} 不是训练检查点：请将其删除以重新开始。</translation>
    </message>
    <message>
        <source>There is no sentence in these dialogues: nothing can be trained or evaluated on them.</source>
        <translation>这些对话中没有语句：无法用它们进行训练或评估。</translation>
    </message>
    <message>
        <source>These dialogues have {0} speech codes and {1} emotions, the model {2} and {3}: make them with the model&apos;s own tokenizer.</source>
        <translation>这些对话有 {0} 个语音编码和 {1} 种情感，而模型有 {2} 个和 {3} 种：请用模型自己的分词器生成对话。</translation>
    </message>
    <message>
        <source>with --resume it goes on from there</source>
        <translation>使用 --resume 可从该处继续</translation>
    </message>
    <message>
        <source>the same command goes on from there</source>
        <translation>使用同一命令可从该处继续</translation>
    </message>
    <message>
        <source>Sentence {0} of dialogue {1} has {2} tokens; there is room for {3}. Take longer stretches (--packed-tokens), or split it.</source>
        <translation>对话 {1} 的语句 {0} 有 {2} 个词元；只能容纳 {3} 个。请使用更长的区段（--packed-tokens），或拆分该语句。</translation>
    </message>
    <message>
        <source>Sentence {0} of dialogue {1} has {2} tokens; there is room for {3}. Take a shorter window, or split it.</source>
        <translation>对话 {1} 的语句 {0} 有 {2} 个词元；只能容纳 {3} 个。请使用更短的窗口，或拆分该语句。</translation>
    </message>
    <message>
        <source>The training step was cancelled.</source>
        <translation>训练步骤已取消。</translation>
    </message>
    <message>
        <source>Training was stopped at step {0}; {1}.</source>
        <translation>训练已在第 {0} 步停止；{1}。</translation>
    </message>
    <message>
        <source>Training was stopped at step {0} of {1}; {2}.</source>
        <translation>训练已在第 {0} 步（共 {1} 步）停止；{2}。</translation>
    </message>
    <message>
        <source>A base model whose output rows are its input rows cannot be trained here: untie them first.</source>
        <translation>输出行与输入行共享的基础模型无法在此训练：请先解除共享。</translation>
    </message>
    <message>
        <source>Holding dialogues back for validation needs at least two of them and a share between 0 and 1.</source>
        <translation>留出对话用于验证至少需要两个对话，且比例在 0 到 1 之间。</translation>
    </message>
    <message>
        <source>The vocabulary of the base model is too small for these speech codes: train it with the same tokenizer.</source>
        <translation>基础模型的词表对这些语音编码来说太小：请用同一分词器训练它。</translation>
    </message>
    <message>
        <source>Windows of {0} tokens do not fit this model, which sees {1}: take shorter ones.</source>
        <translation>{0} 个词元的窗口不适合此模型，它只能看到 {1} 个：请使用更短的窗口。</translation>
    </message>
    <message>
        <source>Finding speech was cancelled.</source>
        <translation>语音检测已取消。</translation>
    </message>
    <message>
        <source>Voice activity is found in mono audio at 16 kHz only.</source>
        <translation>语音活动检测仅支持 16 kHz 单声道音频。</translation>
    </message>
    <message>
        <source>The voice activity weights are missing: run ./dev setup, or name the segments in a file (--segments).</source>
        <translation>缺少语音活动检测的权重：请运行 ./dev setup，或用文件指定分段（--segments）。</translation>
    </message>
    <message>
        <source>The model lacks the tensor &quot;{0}&quot; of shape {1}.</source>
        <translation>模型缺少形状为 {1} 的张量“{0}”。</translation>
    </message>
    <message>
        <source>{0} holds neither model.safetensors nor model.safetensors.index.json.</source>
        <translation>{0} 中既没有 model.safetensors，也没有 model.safetensors.index.json。</translation>
    </message>
    <message>
        <source>The tensor &quot;{0}&quot; holds NaN or infinities, which make every result NaN: fetch or convert the weights again.</source>
        <translation>张量“{0}”中有 NaN 或无穷大，会使所有结果变为 NaN：请重新获取或转换权重。</translation>
    </message>
    <message>
        <source>{0} holds its weights only as a pickle ({1}), which can run code and is never loaded. Convert it with safetensors.torch.save_file to model.safetensors.</source>
        <translation>{0} 的权重只有 pickle 格式（{1}），它可能执行代码，因此从不加载。请用 safetensors.torch.save_file 将其转换为 model.safetensors。</translation>
    </message>
    <message>
        <source>The model&apos;s tensor &quot;{0}&quot; has shape {1} where its config asks for {2}.</source>
        <translation>模型的张量“{0}”形状为 {1}，而其配置要求 {2}。</translation>
    </message>
    <message>
        <source>Tensor &quot;{0}&quot; has a type that safetensors here does not hold.</source>
        <translation>张量“{0}”的类型在此处的 safetensors 中不受支持。</translation>
    </message>
    <message>
        <source>A tensor has a type that safetensors here does not hold.</source>
        <translation>有一个张量的类型在此处的 safetensors 中不受支持。</translation>
    </message>
    <message>
        <source>its activation is {0} instead of gelu</source>
        <translation>其激活函数是 {0}，而不是 gelu</translation>
    </message>
    <message>
        <source>it has neither model.bin nor a config.json with its weights</source>
        <translation>它既没有 model.bin，也没有带权重的 config.json</translation>
    </message>
    <message>
        <source>its config.json cannot be used: {0}</source>
        <translation>其 config.json 无法使用：{0}</translation>
    </message>
    <message>
        <source>{0} does not hold an encoder of Whisper: {1}.</source>
        <translation>{0} 中没有 Whisper 的编码器：{1}。</translation>
    </message>
    <message>
        <source>its key projection has a bias, which Whisper&apos;s has not</source>
        <translation>其键投影带有偏置，而 Whisper 的没有</translation>
    </message>
    <message>
        <source>its config.json names {0} encoder_layers, its weights are of {1}</source>
        <translation>其 config.json 声明 {0} 个 encoder_layers，而权重有 {1} 个</translation>
    </message>
    <message>
        <source>its weight {0} is quantised to whole numbers: convert the model with --quantization float16</source>
        <translation>其权重 {0} 已量化为整数：请用 --quantization float16 转换模型</translation>
    </message>
    <message>
        <source>its weight {0} holds values that are not numbers</source>
        <translation>其权重 {0} 中有非数值</translation>
    </message>
    <message>
        <source>its positions are not the sines and cosines of Whisper</source>
        <translation>其位置编码不是 Whisper 的正弦和余弦</translation>
    </message>
    <message>
        <source>{0} mel bands, a width of {1}, {2} heads, {3} layers and a feed-forward of {4} make no encoder</source>
        <translation>{0} 个梅尔频带、宽度 {1}、{2} 个注意力头、{3} 层和前馈宽度 {4} 无法构成编码器</translation>
    </message>
    <message>
        <source>its model is &quot;{0}&quot; instead of &quot;{1}&quot;</source>
        <translation>其模型是“{0}”，而不是“{1}”</translation>
    </message>
    <message>
        <source>The prefix (n_r) must be at least one token, not {0}.</source>
        <translation>前缀（n_r）至少为一个词元，而不是 {0}。</translation>
    </message>
    <message>
        <source>Sentence {0} has {1} tokens; behind a prefix of {2} the model&apos;s window of {3} has room for {4}. Split the sentence, or take a shorter prefix (n_r).</source>
        <translation>语句 {0} 有 {1} 个词元；在长度为 {2} 的前缀之后，模型的窗口（{3}）只能容纳 {4} 个。请拆分该语句，或使用更短的前缀（n_r）。</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>已取消。</translation>
    </message>
    <message>
        <source>text follows a closing quote</source>
        <translation>结束引号之后还有文本</translation>
    </message>
    <message>
        <source>a quoted field is never closed</source>
        <translation>带引号的字段未结束</translation>
    </message>
    <message>
        <source>a quote stands inside a field that does not start with one</source>
        <translation>引号出现在不以引号开头的字段中</translation>
    </message>
    <message>
        <source>its variable &quot;{0}&quot; stands for &quot;{1}&quot;, which it does not have</source>
        <translation>其变量“{0}”代表“{1}”，但后者不存在</translation>
    </message>
    <message>
        <source>bytes follow where it should end</source>
        <translation>在应结束的位置之后还有字节</translation>
    </message>
    <message>
        <source>the bytes of its variable &quot;{0}&quot; do not fit its shape</source>
        <translation>其变量“{0}”的字节数与形状不符</translation>
    </message>
    <message>
        <source>it is cut short (fetch it again)</source>
        <translation>它被截断（请重新获取）</translation>
    </message>
    <message>
        <source>one of its names does not end with a zero</source>
        <translation>其中一个名称没有以零字节结尾</translation>
    </message>
    <message>
        <source>it has two variables named &quot;{0}&quot;</source>
        <translation>它有两个名为“{0}”的变量</translation>
    </message>
    <message>
        <source>its variable &quot;{0}&quot; has more dimensions than this program reads</source>
        <translation>其变量“{0}”的维数超过本程序可读取的上限</translation>
    </message>
    <message>
        <source>it has more variables than this program reads</source>
        <translation>其变量数超过本程序可读取的上限</translation>
    </message>
    <message>
        <source>its variable &quot;{0}&quot; is of a type that this program does not know</source>
        <translation>其变量“{0}”的类型对本程序来说是未知的</translation>
    </message>
    <message>
        <source>{0} cannot be read as a model of CTranslate2: {1}.</source>
        <translation>无法将 {0} 作为 CTranslate2 模型读取：{1}。</translation>
    </message>
    <message>
        <source>it names the version {0} of the format where this program reads {1}</source>
        <translation>它声明的格式版本为 {0}，而本程序读取 {1}</translation>
    </message>
    <message>
        <source>holds a difference that cannot be one</source>
        <translation>包含一个不可能成立的差值</translation>
    </message>
    <message>
        <source>has no loss of a next sentence</source>
        <translation>没有下一语句的损失</translation>
    </message>
    <message>
        <source>lacks the dialogues read with {0}</source>
        <translation>缺少以 {0} 读取的对话</translation>
    </message>
    <message>
        <source>has a &quot;model_sha256&quot; that is none</source>
        <translation>的“model_sha256”无效</translation>
    </message>
    <message>
        <source>has &quot;{0}&quot; that is not one short line</source>
        <translation>的“{0}”不是一行短文本</translation>
    </message>
    <message>
        <source>has &quot;{0}&quot; out of range</source>
        <translation>的“{0}”超出范围</translation>
    </message>
    <message>
        <source>has &quot;memory_overrides&quot; that are not a few short lines</source>
        <translation>的“memory_overrides”不是几行短文本</translation>
    </message>
    <message>
        <source>has schema {0}, where this program reads schema 1</source>
        <translation>的架构版本为 {0}，而本程序读取版本 1</translation>
    </message>
    <message>
        <source>Cannot make the folder {0}: {1}.</source>
        <translation>无法创建文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot map {0} into memory: {1}.</source>
        <translation>无法将 {0} 映射到内存：{1}。</translation>
    </message>
    <message>
        <source>Cannot read {0}: {1}.</source>
        <translation>无法读取 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot remove {0}: {1}.</source>
        <translation>无法删除 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot write {0}: {1}.</source>
        <translation>无法写入 {0}：{1}。</translation>
    </message>
    <message>
        <source>Cannot write {0}: it is not an ordinary file. Name another one.</source>
        <translation>无法写入 {0}：它不是普通文件。请指定另一个。</translation>
    </message>
    <message>
        <source>codes beyond the last sentence</source>
        <translation>最后一个语句之后还有编码</translation>
    </message>
    <message>
        <source>A key of derived data is 64 hexadecimal digits.</source>
        <translation>派生数据的键为 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>The header of {0}</source>
        <translation>{0} 的文件头</translation>
    </message>
    <message>
        <source>The index of {0}</source>
        <translation>{0} 的索引</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} bytes such a file may have.</source>
        <translation>{0} 超过此类文件允许的 {1} 字节。</translation>
    </message>
    <message>
        <source>There are no dialogues to put together.</source>
        <translation>没有可合并的对话。</translation>
    </message>
    <message>
        <source>The file {0} holds no dialogue tokens: make it with undertone-cli corpus simulate.</source>
        <translation>文件 {0} 中没有对话词元：请用 undertone-cli corpus simulate 生成。</translation>
    </message>
    <message>
        <source>{0} is not a file.</source>
        <translation>{0} 不是文件。</translation>
    </message>
    <message>
        <source>{0} is not an ordinary file.</source>
        <translation>{0} 不是普通文件。</translation>
    </message>
    <message>
        <source>{0} {1}.</source>
        <translation>{0} {1}。</translation>
    </message>
    <message>
        <source>The recording ends before the end that was found when it was opened: has the file changed?</source>
        <translation>录音早于打开时得到的结尾就结束了：文件是否被更改过？</translation>
    </message>
    <message>
        <source>{0} was replaced while it was read: load it again.</source>
        <translation>{0} 在读取过程中被替换：请重新加载。</translation>
    </message>
    <message>
        <source>The row</source>
        <translation>该行</translation>
    </message>
    <message>
        <source>{0} has schema {1}; this program reads schema 1.</source>
        <translation>{0} 的架构版本为 {1}；本程序读取版本 1。</translation>
    </message>
    <message>
        <source>sentences longer than the file</source>
        <translation>语句长于文件</translation>
    </message>
    <message>
        <source>The timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Row {0} of the timeline</source>
        <translation>时间线的第 {0} 行</translation>
    </message>
    <message>
        <source>Dialogue &quot;{0}&quot; holds the speech code {1}, which is outside its codebook of {2}.</source>
        <translation>对话“{0}”中的语音编码 {1} 超出其码本（大小为 {2}）。</translation>
    </message>
    <message>
        <source>The dialogue tokens in {0} are damaged ({1}): make the file again.</source>
        <translation>{0} 中的对话词元已损坏（{1}）：请重新生成该文件。</translation>
    </message>
    <message>
        <source>Set {0} has other labels or another tokenizer than the first: only codes of one tokenizer can be put together.</source>
        <translation>第 {0} 组的标签或分词器与第一组不同：只有同一分词器的编码才能合并。</translation>
    </message>
    <message>
        <source>Dialogue &quot;{0}&quot; holds a label outside its label set.</source>
        <translation>对话“{0}”中有标签不在其标签集内。</translation>
    </message>
    <message>
        <source>The dialogue tokens in {0} are of another schema: make the file again.</source>
        <translation>{0} 中的对话词元属于另一种架构：请重新生成该文件。</translation>
    </message>
    <message>
        <source>Cannot map {0} into memory: too many files are mapped already.</source>
        <translation>无法将 {0} 映射到内存：已映射的文件过多。</translation>
    </message>
    <message>
        <source>{0} was written to while it was in use, so what was read of it cannot be trusted: load it again.</source>
        <translation>{0} 在使用过程中被写入，因此已读取的内容不可信：请重新加载。</translation>
    </message>
    <message>
        <source>The journal</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>A run&apos;s key is 64 hexadecimal digits.</source>
        <translation>运行的键为 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>A memory of sentences that the journal does not hold cannot be kept.</source>
        <translation>无法保存日志中没有的语句的记忆。</translation>
    </message>
    <message>
        <source>Cannot keep the run&apos;s journal in {0}: {1}.</source>
        <translation>无法在 {0} 中记录运行日志：{1}。</translation>
    </message>
    <message>
        <source>Rows of a run&apos;s journal must come in order: {0} is next.</source>
        <translation>运行日志的行必须依次写入：下一行应为 {0}。</translation>
    </message>
    <message>
        <source>{0} is not valid JSON near byte {1}.</source>
        <translation>{0} 在第 {1} 字节附近不是有效的 JSON。</translation>
    </message>
    <message>
        <source>lacks {0}</source>
        <translation>缺少 {0}</translation>
    </message>
    <message>
        <source>{0} is larger than {1} bytes.</source>
        <translation>{0} 大于 {1} 字节。</translation>
    </message>
    <message>
        <source>is not an object</source>
        <translation>不是对象</translation>
    </message>
    <message>
        <source>has a {0} that is neither true nor false</source>
        <translation>的 {0} 既不是 true 也不是 false</translation>
    </message>
    <message>
        <source>has a {0} that is not from {1} to {2}</source>
        <translation>的 {0} 不在 {1} 到 {2} 之间</translation>
    </message>
    <message>
        <source>has a {0} that is not a list</source>
        <translation>的 {0} 不是列表</translation>
    </message>
    <message>
        <source>has a {0} that is not a number</source>
        <translation>的 {0} 不是数字</translation>
    </message>
    <message>
        <source>has a {0} that is not an object</source>
        <translation>的 {0} 不是对象</translation>
    </message>
    <message>
        <source>has a {0} that is not {1}</source>
        <translation>的 {0} 不是 {1}</translation>
    </message>
    <message>
        <source>has a {0} that is not a text</source>
        <translation>的 {0} 不是文本</translation>
    </message>
    <message>
        <source>has a {0} that is not a list of texts</source>
        <translation>的 {0} 不是文本列表</translation>
    </message>
    <message>
        <source>has a {0} that is not a whole number</source>
        <translation>的 {0} 不是整数</translation>
    </message>
    <message>
        <source>has a {0} that is not a list of whole numbers</source>
        <translation>的 {0} 不是整数列表</translation>
    </message>
    <message>
        <source>{0} is not valid JSON: a number is out of range.</source>
        <translation>{0} 不是有效的 JSON：有一个数字超出范围。</translation>
    </message>
    <message>
        <source>is nested deeper than {0} levels</source>
        <translation>的嵌套深度超过 {0} 层</translation>
    </message>
    <message>
        <source>holds more than {0} values</source>
        <translation>包含的值超过 {0} 个</translation>
    </message>
    <message>
        <source>names &quot;{0}&quot; twice</source>
        <translation>两次给出“{0}”</translation>
    </message>
    <message>
        <source>Nothing is written to {0}, as another program is at work there: wait until it has ended, stop it, or name another place.</source>
        <translation>未向 {0} 写入任何内容，因为另一个程序正在使用该处：请等待其结束、将其停止，或指定其他位置。</translation>
    </message>
    <message>
        <source>Nothing is written to {0}, as another program is at work there ({1}): wait until it has ended, stop it, or name another place.</source>
        <translation>未向 {0} 写入任何内容，因为另一个程序正在使用该处（{1}）：请等待其结束、将其停止，或指定其他位置。</translation>
    </message>
    <message>
        <source>Nothing can be written to {0}: {1}.</source>
        <translation>无法向 {0} 写入任何内容：{1}。</translation>
    </message>
    <message>
        <source>needs a dpm.alpha above 0</source>
        <translation>的 dpm.alpha 必须大于 0</translation>
    </message>
    <message>
        <source>needs 0 &lt;= audio_offset &lt; audio_end_id</source>
        <translation>必须满足 0 &lt;= audio_offset &lt; audio_end_id</translation>
    </message>
    <message>
        <source>has the emotion id {0}, which is none or one of speech</source>
        <translation>的情感 ID {0} 无效，或是语音的 ID</translation>
    </message>
    <message>
        <source>gives two labels the same emotion id</source>
        <translation>为两个标签指定了相同的情感 ID</translation>
    </message>
    <message>
        <source>names {0} labels but {1} emotion_ids</source>
        <translation>列出了 {0} 个标签，但有 {1} 个 emotion_ids</translation>
    </message>
    <message>
        <source>The model&apos;s undertone.json {0}.</source>
        <translation>模型的 undertone.json {0}。</translation>
    </message>
    <message>
        <source>must name 2 to 64 labels</source>
        <translation>必须列出 2 至 64 个标签</translation>
    </message>
    <message>
        <source>has an empty label or one twice</source>
        <translation>有空标签或重复的标签</translation>
    </message>
    <message>
        <source>needs a dpm.learning_rate from 0 to below 1</source>
        <translation>的 dpm.learning_rate 必须大于等于 0 且小于 1</translation>
    </message>
    <message>
        <source>must name the parts tokenizer and base</source>
        <translation>必须指定部件 tokenizer 和 base</translation>
    </message>
    <message>
        <source>There is no model folder {0}.</source>
        <translation>模型文件夹 {0} 不存在。</translation>
    </message>
    <message>
        <source>has no name</source>
        <translation>没有名称</translation>
    </message>
    <message>
        <source>There is no model named &quot;{0}&quot; in {1}. Name a folder with --model.</source>
        <translation>{1} 中没有名为“{0}”的模型。请用 --model 指定文件夹。</translation>
    </message>
    <message>
        <source>{0} is no part of a model: it has neither config.json nor weights.</source>
        <translation>{0} 不是模型的部件：其中既没有 config.json，也没有权重。</translation>
    </message>
    <message>
        <source>has no schema number</source>
        <translation>没有架构版本号</translation>
    </message>
    <message>
        <source>{0} is not a model of Undertone: it has no undertone.json. Name a model folder with --model.</source>
        <translation>{0} 不是 Undertone 的模型：其中没有 undertone.json。请用 --model 指定模型文件夹。</translation>
    </message>
    <message>
        <source>The model&apos;s undertone.json has schema {0}; this program reads schema 1. A newer version may read it.</source>
        <translation>模型的 undertone.json 架构版本为 {0}；本程序读取版本 1。较新的版本也许能读取它。</translation>
    </message>
    <message>
        <source>names the part &quot;{0}&quot;, which is not a folder in the model&apos;s own</source>
        <translation>指定的部件“{0}”不是模型文件夹中的文件夹</translation>
    </message>
    <message>
        <source>needs dpm.rank from 1 to 4096</source>
        <translation>的 dpm.rank 必须为 1 至 4096</translation>
    </message>
    <message>
        <source>needs a temperature from {0} to {1}</source>
        <translation>的 temperature 必须为 {0} 至 {1}</translation>
    </message>
    <message>
        <source>needs {0} from 1 to {1}</source>
        <translation>的 {0} 必须为 1 至 {1}</translation>
    </message>
    <message>
        <source>names the unknown part &quot;{0}&quot;</source>
        <translation>指定了未知的部件“{0}”</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; has {1} bytes where its shape needs {2}</source>
        <translation>张量“{0}”有 {1} 字节，而其形状需要 {2} 字节</translation>
    </message>
    <message>
        <source>it is no ONNX model, or it is cut short (fetch it again)</source>
        <translation>它不是 ONNX 模型，或被截断（请重新获取）</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; gives its data twice</source>
        <translation>张量“{0}”给出了两次数据</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; keeps its data in another file (external data), which is never opened</source>
        <translation>张量“{0}”的数据在另一个文件中（外部数据），该文件从不打开</translation>
    </message>
    <message>
        <source>letters in a name</source>
        <translation>名称中的字符</translation>
    </message>
    <message>
        <source>it has two weights named &quot;{0}&quot;</source>
        <translation>它有两个名为“{0}”的权重</translation>
    </message>
    <message>
        <source>a tensor has a negative size</source>
        <translation>有一个张量的大小为负</translation>
    </message>
    <message>
        <source>nodes</source>
        <translation>节点</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; has a shape whose product overflows</source>
        <translation>张量“{0}”的形状乘积溢出</translation>
    </message>
    <message>
        <source>sizes of a tensor</source>
        <translation>张量的维度</translation>
    </message>
    <message>
        <source>it has sparse weights, which this program does not read</source>
        <translation>它有稀疏权重，本程序不读取</translation>
    </message>
    <message>
        <source>it has more {0} than this program reads</source>
        <translation>其{0}数超过本程序可读取的上限</translation>
    </message>
    <message>
        <source>{0} cannot be read as an ONNX model: {1}.</source>
        <translation>无法将 {0} 作为 ONNX 模型读取：{1}。</translation>
    </message>
    <message>
        <source>weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>has {0} bytes where its shape needs {1}</source>
        <translation>有 {0} 字节，而其形状需要 {1} 字节</translation>
    </message>
    <message>
        <source>has the unknown dtype {0} (known: F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL)</source>
        <translation>的 dtype {0} 未知（已知：F64 F32 F16 BF16 I64 I32 I16 I8 U8 BOOL）</translation>
    </message>
    <message>
        <source>must have dtype, shape and data_offsets, and nothing else</source>
        <translation>必须有且仅有 dtype、shape 和 data_offsets</translation>
    </message>
    <message>
        <source>{0} cannot be opened. {1}</source>
        <translation>无法打开 {0}。{1}</translation>
    </message>
    <message>
        <source>The header of {0} is larger than 100 MB.</source>
        <translation>{0} 的文件头大于 100 MB。</translation>
    </message>
    <message>
        <source>there is a hole before tensor &quot;{0}&quot;</source>
        <translation>张量“{0}”之前有空隙</translation>
    </message>
    <message>
        <source>The data of {0} is inconsistent: {1}.</source>
        <translation>{0} 的数据不一致：{1}。</translation>
    </message>
    <message>
        <source>{0} bytes after the last tensor belong to none</source>
        <translation>最后一个张量之后的 {0} 字节不属于任何张量</translation>
    </message>
    <message>
        <source>{0} has a __metadata__ that is not an object of texts.</source>
        <translation>{0} 的 __metadata__ 不是由文本组成的对象。</translation>
    </message>
    <message>
        <source>{0} is not a safetensors file, or it is cut short: its header does not fit.</source>
        <translation>{0} 不是 safetensors 文件，或被截断：其文件头不符。</translation>
    </message>
    <message>
        <source>has data_offsets that are not two rising whole numbers</source>
        <translation>的 data_offsets 不是两个递增的整数</translation>
    </message>
    <message>
        <source>has a shape whose product overflows</source>
        <translation>的形状乘积溢出</translation>
    </message>
    <message>
        <source>tensor &quot;{0}&quot; overlaps the one before it</source>
        <translation>张量“{0}”与前一个重叠</translation>
    </message>
    <message>
        <source>lies past the end of the file (the file may be cut short; fetch it again)</source>
        <translation>超出文件末尾（文件可能被截断；请重新获取）</translation>
    </message>
    <message>
        <source>has a shape that is not a list of at most {0} sizes</source>
        <translation>的形状不是至多 {0} 个维度的列表</translation>
    </message>
    <message>
        <source>has a size in its shape that is not a whole number below 2^63</source>
        <translation>的形状中有一个维度不是小于 2^63 的整数</translation>
    </message>
    <message>
        <source>Tensor &quot;{0}&quot; in {1} {2}.</source>
        <translation>{1} 中的张量“{0}”{2}。</translation>
    </message>
    <message>
        <source>{0} names more than {1} tensors.</source>
        <translation>{0} 中列出的张量超过 {1} 个。</translation>
    </message>
    <message>
        <source>{0} is too short to be a safetensors file.</source>
        <translation>{0} 太短，不可能是 safetensors 文件。</translation>
    </message>
    <message>
        <source>Tensor &quot;{0}&quot; cannot be written: its bytes do not fit its shape.</source>
        <translation>无法写入张量“{0}”：其字节数与形状不符。</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2}.</source>
        <translation>{0} 第 {1} 行：{2}。</translation>
    </message>
    <message>
        <source>Cannot read {0}.</source>
        <translation>无法读取 {0}。</translation>
    </message>
    <message>
        <source>{0} is larger than the {1} MiB such a file may have.</source>
        <translation>{0} 超过此类文件允许的 {1} MiB。</translation>
    </message>
    <message>
        <source>not text</source>
        <translation>不是文本</translation>
    </message>
    <message>
        <source>not UTF-16 text</source>
        <translation>不是 UTF-16 文本</translation>
    </message>
    <message>
        <source>not UTF-8 text</source>
        <translation>不是 UTF-8 文本</translation>
    </message>
    <message>
        <source>UTF-16 text that ends in the middle of a character</source>
        <translation>在字符中间结束的 UTF-16 文本</translation>
    </message>
    <message>
        <source>has a column that is no text</source>
        <translation>有一列不是文本</translation>
    </message>
    <message>
        <source>has &quot;columns&quot; that are no object</source>
        <translation>的“columns”不是对象</translation>
    </message>
    <message>
        <source>does not end after it starts</source>
        <translation>的终点不晚于起点</translation>
    </message>
    <message>
        <source>has a probability that is not from 0 to 1</source>
        <translation>有一个概率不在 0 到 1 之间</translation>
    </message>
    <message>
        <source>has a &quot;stepping&quot; that is not sentence, stride:TOKENS, adaptive or adaptive:THRESHOLD</source>
        <translation>的“stepping”不是 sentence、stride:TOKENS、adaptive 或 adaptive:THRESHOLD</translation>
    </message>
    <message>
        <source>has probabilities that do not add up to 1</source>
        <translation>的概率之和不为 1</translation>
    </message>
    <message>
        <source>has a &quot;token_span&quot; that is not two rising numbers</source>
        <translation>的“token_span”不是两个递增的数</translation>
    </message>
    <message>
        <source>There must be codes for every sentence of the key.</source>
        <translation>键中的每个语句都必须有编码。</translation>
    </message>
    <message>
        <source>Load it once in Python where you trust it and save it with safetensors.torch.save_file, then open the .safetensors file.</source>
        <translation>请在可信环境中用 Python 加载一次，用 safetensors.torch.save_file 保存，然后打开 .safetensors 文件。</translation>
    </message>
    <message>
        <source>This is a GGUF file; only safetensors are read. Take the model&apos;s original safetensors files.</source>
        <translation>这是 GGUF 文件；仅读取 safetensors。请使用模型原始的 safetensors 文件。</translation>
    </message>
    <message>
        <source>This is an HDF5 file; only safetensors are read. {0}</source>
        <translation>这是 HDF5 文件；仅读取 safetensors。{0}</translation>
    </message>
    <message>
        <source>This is a Git LFS pointer, not the weights. Run git lfs pull where you cloned the model.</source>
        <translation>这是 Git LFS 指针，而不是权重。请在克隆模型的位置运行 git lfs pull。</translation>
    </message>
    <message>
        <source>This is an ONNX model, whose graph is never executed. Of one kind, speech_tokenizer_v2.onnx, the weights are read: undertone-cli model build --tokenizer takes it. Export other weights to safetensors.</source>
        <translation>这是 ONNX 模型，其计算图从不执行。只有一种（speech_tokenizer_v2.onnx）的权重会被读取：可用于 undertone-cli model build --tokenizer。其他权重请导出为 safetensors。</translation>
    </message>
    <message>
        <source>This is a Python pickle (an older .pt, .pth or .bin file), which can run code, so it is never loaded. {0}</source>
        <translation>这是 Python pickle（较旧的 .pt、.pth 或 .bin 文件），它可能执行代码，因此从不加载。{0}</translation>
    </message>
    <message>
        <source>This is a zip archive, as PyTorch&apos;s .pt, .pth and .bin files are; it holds a pickle, which can run code, so it is never loaded. {0}</source>
        <translation>这是 zip 归档，与 PyTorch 的 .pt、.pth 和 .bin 文件相同；其中的 pickle 可能执行代码，因此从不加载。{0}</translation>
    </message>
    <message>
        <source>The analysis was cancelled; what was analysed stands, and the same command goes on from there.</source>
        <translation>分析已取消；已分析的内容仍然保留，使用同一命令可从该处继续。</translation>
    </message>
    <message>
        <source>The speech codes kept of this recording are damaged; it is tokenized again.</source>
        <translation>为此录音保存的语音编码已损坏；将重新进行词元化。</translation>
    </message>
    <message>
        <source>No speech was found in the recording; name the sentences with a segments file if there is some.</source>
        <translation>在录音中未检测到语音；如果确有语音，请用分段文件指定语句。</translation>
    </message>
    <message>
        <source>No model is loaded that another analysis could share.</source>
        <translation>没有已加载的模型可供另一个分析共用。</translation>
    </message>
    <message>
        <source>None of these dialogues has a labelled sentence, so there is nothing to judge: give tokens with labels.</source>
        <translation>这些对话中没有带标签的语句，因此无可评判：请提供带标签的词元。</translation>
    </message>
    <message>
        <source>The classifier&apos;s config.json</source>
        <translation>分类器的 config.json</translation>
    </message>
    <message>
        <source>Name the folder to write with -o.</source>
        <translation>请用 -o 指定要写入的文件夹。</translation>
    </message>
    <message>
        <source>None of the recordings has a sentence of at least {0} seconds, so there is no clip to cut.</source>
        <translation>没有一段录音包含至少 {0} 秒的语句，因此没有可截取的音频片段。</translation>
    </message>
    <message>
        <source>There is no file of segments beside {0}: put one of its name there, as RTTM, TextGrid or EAF.</source>
        <translation>{0} 旁边没有分段文件：请在该处放置一个同名的 RTTM、TextGrid 或 EAF 文件。</translation>
    </message>
    <message>
        <source>Two recordings are called {0}: their clips would overwrite each other.</source>
        <translation>有两段录音都名为 {0}：它们的音频片段会相互覆盖。</translation>
    </message>
    <message>
        <source>The clip says that it lasts {0} seconds; a labelled clip is one sentence, of at most {1}: cut it, or take it out of the manifest.</source>
        <translation>该音频片段声明时长为 {0} 秒；带标签的片段是一个语句，最长 {1}：请剪短，或将其从清单中移除。</translation>
    </message>
    <message>
        <source>{0} So it was for {1} sentences in a row; what was read before stands.</source>
        <translation>{0} 连续 {1} 个语句均如此；此前读取的内容仍然保留。</translation>
    </message>
    <message>
        <source>The manifest in {0} has no clip of the split &quot;{1}&quot; to judge on.</source>
        <translation>{0} 中的清单没有属于划分“{1}”且可用于评判的音频片段。</translation>
    </message>
    <message>
        <source>The classifier in {0} was trained for other labels or speech codes than the model&apos;s.</source>
        <translation>{0} 中的分类器是针对与模型不同的标签或语音编码训练的。</translation>
    </message>
    <message>
        <source>These dialogues were made for other labels or speech codes than the model&apos;s: make them with its tokenizer and labels.</source>
        <translation>这些对话是针对与模型不同的标签或语音编码生成的：请用模型的分词器和标签生成。</translation>
    </message>
    <message>
        <source>what stands there cannot be moved: {0}</source>
        <translation>该处已有的内容无法移动：{0}</translation>
    </message>
    <message>
        <source>The folder {0} cannot be written: {1}.</source>
        <translation>无法写入文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>{0} is a link, and has to be a folder or not there</source>
        <translation>{0} 是链接，而它必须是文件夹或不存在</translation>
    </message>
    <message>
        <source>The folder {0} holds a model of other settings, tokens or parts: name another folder with -o, or remove it.</source>
        <translation>文件夹 {0} 中的模型使用了不同的设置、词元或部件：请用 -o 指定另一个文件夹，或将其删除。</translation>
    </message>
    <message>
        <source>{0} has changed since this began: work on a copy that stays as it is, and repeat the command.</source>
        <translation>{0} 在此操作开始后被更改：请使用不会变动的副本，并重复该命令。</translation>
    </message>
    <message>
        <source>The dialogues tie their speakers into {0} groups that never talk to each other, so {1} folds cannot keep speakers apart: ask for fewer folds.</source>
        <translation>这些对话将说话人联结成 {0} 个互不交谈的组，因此 {1} 折无法使说话人相互分离：请减少折数。</translation>
    </message>
    <message>
        <source>The dialogues tie all their speakers together, each talks to somebody who talks to the next, so {0} folds cannot keep speakers apart: give tokens with sessions, or dialogues between fewer people.</source>
        <translation>这些对话把所有说话人联结在一起，每个人都与另一个和下一人交谈的人对话，因此 {0} 折无法使说话人相互分离：请提供带会话的词元，或参与人数更少的对话。</translation>
    </message>
    <message>
        <source>Folds are &quot;sessions&quot;, or &quot;speakers:K&quot; with K from 2, not &quot;{0}&quot;.</source>
        <translation>折应为“sessions”或“speakers:K”（K 至少为 2），而不是“{0}”。</translation>
    </message>
    <message>
        <source>The work was cancelled.</source>
        <translation>操作已取消。</translation>
    </message>
    <message>
        <source>{0} The next analysis of this recording tokenizes it again.</source>
        <translation>{0} 下次分析此录音时将重新进行词元化。</translation>
    </message>
    <message>
        <source>{0} The run goes on; taken up after an interruption, it would read some sentences again.</source>
        <translation>{0} 运行将继续；若中断后恢复，会重新读取部分语句。</translation>
    </message>
    <message>
        <source>{0} The run goes on, but could not be taken up after an interruption.</source>
        <translation>{0} 运行将继续，但若中断则无法恢复。</translation>
    </message>
    <message>
        <source>The file {0} is no record of a tokenizing: it {1}.</source>
        <translation>文件 {0} 不是词元化的记录：它{1}。</translation>
    </message>
    <message>
        <source>The file {0} is no run of a training: it {1}.</source>
        <translation>文件 {0} 不是训练的运行：它{1}。</translation>
    </message>
    <message>
        <source>The provenance</source>
        <translation>来源信息</translation>
    </message>
    <message>
        <source>{0} The run goes on, and each sentence tries again; interrupted before one succeeds, it would be taken up from where the journal ends.</source>
        <translation>{0} 运行将继续，每个语句都会重试；若在首次成功之前中断，则会从日志结束处恢复。</translation>
    </message>
    <message>
        <source>{0} What the run saved for an interruption may still lie there.</source>
        <translation>{0} 运行为中断所保存的内容可能仍留在该处。</translation>
    </message>
    <message>
        <source>{0} exists already: name another folder, or say --force to replace a model that stands there.</source>
        <translation>{0} 已存在：请指定另一个文件夹，或使用 --force 替换该处的模型。</translation>
    </message>
    <message>
        <source>{0} does not exist.</source>
        <translation>{0} 不存在。</translation>
    </message>
    <message>
        <source>{0} is not a model of Undertone, and is not replaced: name another folder.</source>
        <translation>{0} 不是 Undertone 的模型，不会被替换：请指定另一个文件夹。</translation>
    </message>
    <message>
        <source>{0} is no part of a model: it lacks config.json or weights.</source>
        <translation>{0} 不是模型的部件：缺少 config.json 或权重。</translation>
    </message>
    <message>
        <source>There is too little room for the model in {0}: {1} MiB are needed, {2} MiB are free.</source>
        <translation>{0} 中没有足够空间存放模型：需要 {1} MiB，可用 {2} MiB。</translation>
    </message>
    <message>
        <source>The config.json of the base model names no vocab_size.</source>
        <translation>基础模型的 config.json 未声明 vocab_size。</translation>
    </message>
    <message>
        <source>n_r is {0}, but the base sees {1} positions and needs room for a sentence too (Eq. 10): take a smaller --n-r.</source>
        <translation>n_r 为 {0}，而基础模型只能看到 {1} 个位置，还需为一个语句留出空间（式 10）：请使用更小的 --n-r。</translation>
    </message>
    <message>
        <source>The dialogues in {0} have other labels than the model in {1}.</source>
        <translation>{0} 中的对话与 {1} 中的模型标签不同。</translation>
    </message>
    <message>
        <source>No sentence in {0} has a label, so there is nothing to fit a temperature to.</source>
        <translation>{0} 中没有带标签的语句，因此无法拟合温度。</translation>
    </message>
    <message>
        <source>The names of IEMOCAP allow {0} dialogues, and no more.</source>
        <translation>IEMOCAP 的命名最多允许 {0} 个对话。</translation>
    </message>
    <message>
        <source>{0} is there already: name a folder that is not, so that nothing is written over.</source>
        <translation>{0} 已存在：请指定一个不存在的文件夹，以免覆盖任何内容。</translation>
    </message>
    <message>
        <source>The manifest in {0} has no clip of the split &quot;{1}&quot;.</source>
        <translation>{0} 中的清单没有属于划分“{1}”的音频片段。</translation>
    </message>
    <message>
        <source>The folder {0} has no dialogues that answer these questions: it should hold recording-train.safetensors and recording-dev.safetensors, and the like for sentence, inertia and varied.</source>
        <translation>文件夹 {0} 中没有能回答这些问题的对话：其中应有 recording-train.safetensors 和 recording-dev.safetensors，以及 sentence、inertia 和 varied 的同类文件。</translation>
    </message>
    <message>
        <source>A reading of &quot;{0}&quot; is missing.</source>
        <translation>缺少“{0}”的一个读取结果。</translation>
    </message>
    <message>
        <source>The dialogues of &quot;{0}&quot; and &quot;{1}&quot; hold other sentences, so the two cannot be compared: make both from the same plan and seed.</source>
        <translation>“{0}”与“{1}”的对话包含不同的语句，因此无法比较：请用同一方案和随机种子生成两者。</translation>
    </message>
    <message>
        <source>The tokenizer&apos;s config.json</source>
        <translation>分词器的 config.json</translation>
    </message>
    <message>
        <source>{0} The first: {1}</source>
        <translation>{0} 第一个：{1}</translation>
    </message>
    <message>
        <source>No sentence of the corpus in {0} has sound.</source>
        <translation>{0} 中的语料库没有任何带音频的语句。</translation>
    </message>
    <message>
        <source>{0}: {1} sentences were left out, as they have no sound.</source>
        <translation>{0}：{1} 个语句因没有音频而被略去。</translation>
    </message>
    <message>
        <source>{0} A run that is interrupted tokenizes this dialogue again.</source>
        <translation>{0} 若运行被中断，将重新对此对话进行词元化。</translation>
    </message>
    <message>
        <source>something other than tokens</source>
        <translation>非词元的内容</translation>
    </message>
    <message>
        <source>tokens of another corpus</source>
        <translation>另一语料库的词元</translation>
    </message>
    <message>
        <source>tokens of another tokenizer</source>
        <translation>另一分词器的词元</translation>
    </message>
    <message>
        <source>tokens with other labels</source>
        <translation>标签不同的词元</translation>
    </message>
    <message>
        <source>tokens made with other --tokenize or --channels</source>
        <translation>用不同的 --tokenize 或 --channels 生成的词元</translation>
    </message>
    <message>
        <source>{0} was left out: it reaches past the end of its recording.</source>
        <translation>{0} 已略去：它超出了录音的结尾。</translation>
    </message>
    <message>
        <source>The record {0} belongs to a run that is at work: wait for it, or name another file.</source>
        <translation>记录 {0} 属于正在进行的运行：请等待其结束，或指定另一个文件。</translation>
    </message>
    <message>
        <source>{0} is there and holds {1}: name another file, or say --overwrite to replace it.</source>
        <translation>{0} 已存在，内容为{1}：请指定另一个文件，或使用 --overwrite 替换它。</translation>
    </message>
    <message>
        <source>{0} dialogues were left out, as none of their sentences has sound.</source>
        <translation>{0} 个对话因其所有语句都没有音频而被略去。</translation>
    </message>
    <message>
        <source>{0} was left out: it is longer than the {1} s that a sentence may have.</source>
        <translation>{0} 已略去：其时长超过语句允许的 {1} 秒。</translation>
    </message>
    <message>
        <source>{0} was left out: it is shorter than a sample.</source>
        <translation>{0} 已略去：其时长短于一个采样。</translation>
    </message>
    <message>
        <source>{0} was left out: {1}</source>
        <translation>{0} 已略去：{1}</translation>
    </message>
    <message>
        <source>{0} was left out with its {1} sentences: {2}</source>
        <translation>{0} 及其 {1} 个语句已略去：{2}</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: may you write there?</source>
        <translation>无法创建文件夹 {0}：您在该处有写入权限吗？</translation>
    </message>
    <message>
        <source>{0} steps in a row were not finite and were skipped. {1} The weights of the last good step stand in the checkpoint.</source>
        <translation>连续 {0} 步的结果不是有限值，已跳过。{1} 最后一个正常步骤的权重保存在检查点中。</translation>
    </message>
    <message>
        <source>The speech tokenizer in {0} is not the one that made these dialogues: name that one, or make the dialogues with this one.</source>
        <translation>{0} 中的语音分词器不是生成这些对话的那一个：请指定那一个，或用此分词器生成对话。</translation>
    </message>
    <message>
        <source>The answer of --probe</source>
        <translation>--probe 的答复</translation>
    </message>
    <message>
        <source>holds a finished training; name another one.</source>
        <translation>中有一个已完成的训练；请指定另一个。</translation>
    </message>
    <message>
        <source>The run folder {0} {1}</source>
        <translation>运行文件夹 {0} {1}</translation>
    </message>
    <message>
        <source>The run folder {0} cannot be made: may you write there?</source>
        <translation>无法创建运行文件夹 {0}：您在该处有写入权限吗？</translation>
    </message>
    <message>
        <source>holds a training with other settings; name another one.</source>
        <translation>中有一个设置不同的训练；请指定另一个。</translation>
    </message>
    <message>
        <source>belongs to a training that is running.</source>
        <translation>属于正在进行的训练。</translation>
    </message>
    <message>
        <source>The output could not be written to stdout: is the disk full?</source>
        <translation>无法将输出写入 stdout：磁盘是否已满？</translation>
    </message>
    <message>
        <source>Add label {0}</source>
        <translation>添加标签 {0}</translation>
    </message>
    <message>
        <source>Add label set {0}</source>
        <translation>添加标签集 {0}</translation>
    </message>
    <message>
        <source>Add sentence at {0}</source>
        <translation>在 {0} 处添加语句</translation>
    </message>
    <message>
        <source>Add speaker {0}</source>
        <translation>添加说话人 {0}</translation>
    </message>
    <message>
        <source>Add track {0}</source>
        <translation>添加轨道 {0}</translation>
    </message>
    <message>
        <source>Assign {1} to sentences ({0})</source>
        <translation>将 {1} 指定给语句（{0}）</translation>
    </message>
    <message>
        <source>Change label {0}</source>
        <translation>更改标签 {0}</translation>
    </message>
    <message>
        <source>Copy track {0} as {1}</source>
        <translation>将轨道 {0} 复制为 {1}</translation>
    </message>
    <message>
        <source>Import {0}</source>
        <translation>导入 {0}</translation>
    </message>
    <message>
        <source>Merge {0} sentences at {1}</source>
        <translation>合并 {1} 处的 {0} 个语句</translation>
    </message>
    <message>
        <source>Merge speaker {0} into {1}</source>
        <translation>将说话人 {0} 并入 {1}</translation>
    </message>
    <message>
        <source>Move boundaries of the sentence at {0}</source>
        <translation>移动 {0} 处语句的边界</translation>
    </message>
    <message>
        <source>Move track {0}</source>
        <translation>移动轨道 {0}</translation>
    </message>
    <message>
        <source>Link recording {0}</source>
        <translation>链接录音 {0}</translation>
    </message>
    <message>
        <source>Delete label {0}</source>
        <translation>删除标签 {0}</translation>
    </message>
    <message>
        <source>Remove label from the sentence at {0}</source>
        <translation>移除 {0} 处语句的标签</translation>
    </message>
    <message>
        <source>Delete run {0}</source>
        <translation>删除运行 {0}</translation>
    </message>
    <message>
        <source>Delete sentence at {0}</source>
        <translation>删除 {0} 处的语句</translation>
    </message>
    <message>
        <source>Delete {0} sentences</source>
        <translation>删除 {0} 个语句</translation>
    </message>
    <message>
        <source>Delete speaker {0}</source>
        <translation>删除说话人 {0}</translation>
    </message>
    <message>
        <source>Delete track {0}</source>
        <translation>删除轨道 {0}</translation>
    </message>
    <message>
        <source>Rename run {0} to {1}</source>
        <translation>将运行 {0} 重命名为 {1}</translation>
    </message>
    <message>
        <source>Rename speaker {0} to {1}</source>
        <translation>将说话人 {0} 重命名为 {1}</translation>
    </message>
    <message>
        <source>Rename track {0} to {1}</source>
        <translation>将轨道 {0} 重命名为 {1}</translation>
    </message>
    <message>
        <source>Annotate sentence at {0}</source>
        <translation>标注 {0} 处的语句</translation>
    </message>
    <message>
        <source>Label sentence at {0} as {1}</source>
        <translation>将 {0} 处的语句标为 {1}</translation>
    </message>
    <message>
        <source>Edit text of the sentence at {0}</source>
        <translation>编辑 {0} 处语句的文本</translation>
    </message>
    <message>
        <source>Remove speaker from sentences ({0})</source>
        <translation>移除语句的说话人（{0}）</translation>
    </message>
    <message>
        <source>Split sentence at {0}</source>
        <translation>在 {0} 处拆分语句</translation>
    </message>
    <message>
        <source>An annotation says nothing of its sentence.</source>
        <translation>有一条标注对其语句没有任何说明。</translation>
    </message>
    <message>
        <source>A project needs a recording with a length, a sample rate and a number of channels.</source>
        <translation>项目需要一段具有时长、采样率和声道数的录音。</translation>
    </message>
    <message>
        <source>Another program is using {0} at this moment: try again when it has finished.</source>
        <translation>另一个程序此刻正在使用 {0}：请等它结束后再试。</translation>
    </message>
    <message>
        <source>{0} was changed by another program since it was opened here, so nothing more is written to it: open it again.</source>
        <translation>{0} 在此处打开后被另一个程序更改，因此不再写入任何内容：请重新打开。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is not a colour such as #1f77b4.</source>
        <translation>“{0}”不是 #1f77b4 这样的颜色。</translation>
    </message>
    <message>
        <source>{0} is this project itself: choose another name for the copy.</source>
        <translation>{0} 就是此项目本身：请为副本选择另一个名称。</translation>
    </message>
    <message>
        <source>The project file {0} is damaged: it does not hold what was written to it. Take a copy from a backup.</source>
        <translation>项目文件 {0} 已损坏：其内容与写入的不符。请使用备份。</translation>
    </message>
    <message>
        <source>The project file {0} is damaged ({1}). Take a copy from a backup.</source>
        <translation>项目文件 {0} 已损坏（{1}）。请使用备份。</translation>
    </message>
    <message>
        <source>The project file {0} is damaged: a row of its table {1} is invalid. Take a copy from a backup.</source>
        <translation>项目文件 {0} 已损坏：其表 {1} 中有一行无效。请使用备份。</translation>
    </message>
    <message>
        <source>A sentence must end after it starts: {0} is not after {1}.</source>
        <translation>语句的终点必须晚于起点：{0} 不在 {1} 之后。</translation>
    </message>
    <message>
        <source>{0} exists already: choose another name.</source>
        <translation>{0} 已存在：请选择另一个名称。</translation>
    </message>
    <message>
        <source>{0}, beside the project, was not written by this program, and opening the project could change other files: move it elsewhere, then open the project again.</source>
        <translation>项目旁边的 {0} 不是由本程序写入的，打开项目可能会更改其他文件：请将其移到别处，然后重新打开项目。</translation>
    </message>
    <message>
        <source>{0} was written by a later version of Undertone (schema {1}; this one reads up to {2}): update Undertone.</source>
        <translation>{0} 由较新版本的 Undertone 写入（架构版本 {1}；此版本最高读取 {2}）：请更新 Undertone。</translation>
    </message>
    <message>
        <source>Only two or more different sentences of the same track can be merged.</source>
        <translation>只能合并同一轨道中的两个或更多不同语句。</translation>
    </message>
    <message>
        <source>{0} cannot be merged with the same speaker: choose another one.</source>
        <translation>{0} 不能与同一说话人合并：请选择另一位。</translation>
    </message>
    <message>
        <source>A name is missing.</source>
        <translation>缺少名称。</translation>
    </message>
    <message>
        <source>There is no such label in the label set of this track, or it is given twice.</source>
        <translation>此轨道的标签集中没有该标签，或它被指定了两次。</translation>
    </message>
    <message>
        <source>An annotation track needs a label set, and only such a track has one.</source>
        <translation>标注轨道需要标签集，且只有此类轨道才有标签集。</translation>
    </message>
    <message>
        <source>Something in the project has no id.</source>
        <translation>项目中有对象没有 ID。</translation>
    </message>
    <message>
        <source>{0} is not an Undertone project.</source>
        <translation>{0} 不是 Undertone 项目。</translation>
    </message>
    <message>
        <source>The project has no such run.</source>
        <translation>项目中没有该运行。</translation>
    </message>
    <message>
        <source>Sentences need a segmentation track, and texts and annotations need one that they are about.</source>
        <translation>语句需要分段轨道，而文本和标注需要其所依附的分段轨道。</translation>
    </message>
    <message>
        <source>There is no such sentence in the segmentation.</source>
        <translation>分段轨道中没有该语句。</translation>
    </message>
    <message>
        <source>The project has no such speaker.</source>
        <translation>项目中没有该说话人。</translation>
    </message>
    <message>
        <source>The project has no such track.</source>
        <translation>项目中没有该轨道。</translation>
    </message>
    <message>
        <source>{0} is outside the scale from {1} to {2}.</source>
        <translation>{0} 超出了 {1} 至 {2} 的量表范围。</translation>
    </message>
    <message>
        <source>The project is open for reading only. {0}</source>
        <translation>项目以只读方式打开。{0}</translation>
    </message>
    <message>
        <source>A sentence from {0} to {1} does not lie within the recording, which ends at {2}.</source>
        <translation>从 {0} 到 {1} 的语句不在录音之内，录音在 {2} 结束。</translation>
    </message>
    <message>
        <source>The project has no run &quot;{0}&quot;: undertone-cli project info lists its runs.</source>
        <translation>项目中没有运行“{0}”：undertone-cli project info 可列出其运行。</translation>
    </message>
    <message>
        <source>The project has no run to export: analyse the recording first, or add a timeline with project new --timeline.</source>
        <translation>项目中没有可导出的运行：请先分析录音，或用 project new --timeline 添加时间线。</translation>
    </message>
    <message>
        <source>The timeline {0} is of another recording than {1}: the files differ.</source>
        <translation>时间线 {0} 所属的录音不是 {1}：两个文件不同。</translation>
    </message>
    <message>
        <source>The timeline has a sentence at {0} that the segments do not have: take the segments that it was made with.</source>
        <translation>时间线在 {0} 处有一个语句，而分段中没有：请使用生成该时间线的分段。</translation>
    </message>
    <message>
        <source>{0} does not have the tables of an Undertone project: it is damaged, or was made by another program.</source>
        <translation>{0} 没有 Undertone 项目的表：它已损坏，或由其他程序创建。</translation>
    </message>
    <message>
        <source>{0} is write-protected: save a copy to change it.</source>
        <translation>{0} 是只读的：请另存副本后再更改。</translation>
    </message>
    <message>
        <source>{0} holds this already.</source>
        <translation>{0} 中已有此内容。</translation>
    </message>
    <message>
        <source>What a run says of itself must not hold its results.</source>
        <translation>运行对自身的描述中不得包含其结果。</translation>
    </message>
    <message>
        <source>A scale must go from a lower to a higher number.</source>
        <translation>量表必须从较小的数到较大的数。</translation>
    </message>
    <message>
        <source>The sentence cannot be split at {0}, which is not inside it.</source>
        <translation>无法在 {0} 处拆分语句，该处不在语句之内。</translation>
    </message>
    <message>
        <source>A step of the history</source>
        <translation>历史记录中的一步</translation>
    </message>
    <message>
        <source>A step of the project&apos;s history is damaged and cannot be undone or redone.</source>
        <translation>项目历史记录中的一步已损坏，无法撤销或重做。</translation>
    </message>
    <message>
        <source>A step of the history does not fit what the project holds, so it cannot be undone or redone.</source>
        <translation>历史记录中的一步与项目内容不符，因此无法撤销或重做。</translation>
    </message>
    <message>
        <source>A text is empty.</source>
        <translation>有一段文本为空。</translation>
    </message>
    <message>
        <source>A text or a file name is not valid UTF-8.</source>
        <translation>有一段文本或一个文件名不是有效的 UTF-8。</translation>
    </message>
    <message>
        <source>A text is longer than {0} bytes.</source>
        <translation>有一段文本超过 {0} 字节。</translation>
    </message>
    <message>
        <source>This changes too much at once to be kept as one step: do it in parts.</source>
        <translation>一次更改的内容过多，无法作为一步保存：请分几次进行。</translation>
    </message>
    <message>
        <source>A sentence has more than {0} columns.</source>
        <translation>有一个语句的列超过 {0} 个。</translation>
    </message>
    <message>
        <source>A sentence has more than {0} labels.</source>
        <translation>有一个语句的标签超过 {0} 个。</translation>
    </message>
    <message>
        <source>The table {1} of {0} has more than {2} rows.</source>
        <translation>{0} 的表 {1} 超过 {2} 行。</translation>
    </message>
    <message>
        <source>The folder {0} holds files already: name another one.</source>
        <translation>文件夹 {0} 中已有文件：请指定另一个。</translation>
    </message>
    <message>
        <source>The file {0} is no JSON object.</source>
        <translation>文件 {0} 不是 JSON 对象。</translation>
    </message>
    <message>
        <source>The sound device does not answer: check that it is still connected, or choose another as the system&apos;s default output, then play again.</source>
        <translation>声音设备没有响应：请检查它是否仍已连接，或选择其他设备作为系统默认输出，然后重新播放。</translation>
    </message>
    <message>
        <source>The program {0} cannot be started: it belongs beside this one.</source>
        <translation>无法启动程序 {0}：它应位于本程序旁边。</translation>
    </message>
    <message>
        <source>The program ended before it said a word.</source>
        <translation>该程序未作任何输出就结束了。</translation>
    </message>
    <message>
        <source>A corpus is being tokenized already: wait for it, or stop it first.</source>
        <translation>已有语料库正在词元化：请等待其完成，或先将其停止。</translation>
    </message>
    <message>
        <source>The training is getting ready: ask again in a moment.</source>
        <translation>训练正在准备：请稍后再试。</translation>
    </message>
    <message>
        <source>The training ended before it said a word.</source>
        <translation>训练未作任何输出就结束了。</translation>
    </message>
    <message>
        <source>The two steps ended without a word: the machine may be short of memory.</source>
        <translation>两个步骤未作任何输出就结束了：计算机可能内存不足。</translation>
    </message>
    <message>
        <source>The run folder {0} cannot be made: {1}.</source>
        <translation>无法创建运行文件夹 {0}：{1}。</translation>
    </message>
    <message>
        <source>The run folder {0} is not there any more.</source>
        <translation>运行文件夹 {0} 已不存在。</translation>
    </message>
    <message>
        <source>The run to compare with found other sentences; analyse the recording again and then compare.</source>
        <translation>用于比较的运行得到了不同的语句；请重新分析录音，然后再比较。</translation>
    </message>
    <message>
        <source>A segments file belongs to a recording: open the recording first, or drop both together.</source>
        <translation>分段文件对应一段录音：请先打开录音，或将两者一起拖入。</translation>
    </message>
    <message>
        <source>needs dpm.half_life, where it is there, not negative</source>
        <translation>的 dpm.half_life（若有）不得为负</translation>
    </message>
    <message>
        <source>has a familiarity outside [0, 1]</source>
        <translation>的 familiarity 不在 [0, 1] 内</translation>
    </message>
    <message>
        <source>The manifest in {0} has no clip of the corpus &quot;{1}&quot;.</source>
        <translation>{0} 中的清单没有属于语料库“{1}”的音频片段。</translation>
    </message>
    <message>
        <source>Remove labels from {0} sentences</source>
        <translation>移除 {0} 个语句的标签</translation>
    </message>
    <message>
        <source>Label {0} sentences as {1}</source>
        <translation>将 {0} 个语句标为 {1}</translation>
    </message>
    <message>
        <source>{0} does not sound as the recording of {1} did: choose the file that the project was made of.</source>
        <translation>{0} 的声音与 {1} 的录音不同：请选择创建该项目所用的文件。</translation>
    </message>
    <message>
        <source>There is a speaker {0} already: merge the two instead.</source>
        <translation>已有说话人 {0}：请改为合并两者。</translation>
    </message>
    <message>
        <source>That part of the spectrogram lies past the end of the recording.</source>
        <translation>频谱图的这一部分位于录音结尾之后。</translation>
    </message>
    <message>
        <source>{0} has {1} channels, and {2} are needed: choose another device, or change the channels in the consent file.</source>
        <translation>{0} 有 {1} 个声道，需要 {2} 个：请选择其他设备，或更改同意文件中的声道。</translation>
    </message>
    <message>
        <source>No channel was named to record.</source>
        <translation>没有指定要录制的声道。</translation>
    </message>
    <message>
        <source>There is no such device to record from, or it cannot be opened: connect one, or list them with undertone-cli record --list-inputs.</source>
        <translation>没有这样的录音设备，或无法打开：请连接一个，或用 undertone-cli record --list-inputs 列出设备。</translation>
    </message>
    <message>
        <source>The device to record from does not open: check that no other program holds it, or choose another.</source>
        <translation>录音设备无法打开：请检查是否被其他程序占用，或选择其他设备。</translation>
    </message>
    <message>
        <source>This device does not give {0} Hz, as the recording has: choose another.</source>
        <translation>此设备不提供录音所用的 {0} Hz：请选择其他设备。</translation>
    </message>
    <message>
        <source>The device says {0} Hz, but its frames come at another pace: times of this recording will be off. Choose another device or rate.</source>
        <translation>设备声称为 {0} Hz，但数据的到达速度不同：此录音的时间会不准确。请选择其他设备或采样率。</translation>
    </message>
    <message>
        <source>Name the file to write with -o.</source>
        <translation>请用 -o 指定要写入的文件。</translation>
    </message>
    <message>
        <source>With --list recordings and their segments stand in the list: name no AUDIO, no --segments and no --recording.</source>
        <translation>使用 --list 时，录音及其分段都写在列表中：请不要再指定 AUDIO、--segments 或 --recording。</translation>
    </message>
    <message>
        <source>Name the folder for the results of the list with -o.</source>
        <translation>请用 -o 指定存放列表结果的文件夹。</translation>
    </message>
    <message>
        <source>--shard and --collect belong to a list of recordings: name it with --list.</source>
        <translation>--shard 和 --collect 用于录音列表：请用 --list 指定列表。</translation>
    </message>
    <message>
        <source>Name recordings, or a list of them with --list.</source>
        <translation>请指定录音，或用 --list 指定录音列表。</translation>
    </message>
    <message>
        <source>No passphrase was given: use --passphrase-fd, the variable UNDERTONE_PASSPHRASE, or a terminal.</source>
        <translation>没有给出口令：请使用 --passphrase-fd、变量 UNDERTONE_PASSPHRASE 或终端。</translation>
    </message>
    <message>
        <source>This session has no results: analyse it first; a withdrawal destroys them.</source>
        <translation>此会话没有结果：请先分析；撤回同意会销毁结果。</translation>
    </message>
    <message>
        <source>There is no channel {0}: this session has {1}, counted from 0.</source>
        <translation>没有声道 {0}：此会话有 {1} 个，从 0 开始计数。</translation>
    </message>
    <message>
        <source>These were two different passphrases: nothing was changed.</source>
        <translation>两次输入的口令不同：未作任何更改。</translation>
    </message>
    <message>
        <source>Recording needs --session and --consent.</source>
        <translation>录制需要 --session 和 --consent。</translation>
    </message>
    <message>
        <source>Recording into {0}. Ctrl-C ends it.</source>
        <translation>正在录制到 {0}。按 Ctrl-C 结束。</translation>
    </message>
    <message>
        <source>{0} sentences were analysed; the results are sealed in the session. They leave it only where everyone consents to share them.</source>
        <translation>已分析 {0} 个句子；结果加密保存在会话中。只有所有人同意共享时才能导出。</translation>
    </message>
    <message>
        <source>The recording had been interrupted: what was written until then is the session now.</source>
        <translation>录制曾被中断：此前写入的内容现在就是该会话。</translation>
    </message>
    <message>
        <source>A shard leaves its codes in the cache: --shard and --no-cache exclude each other.</source>
        <translation>每一份的编码保存在缓存中：--shard 与 --no-cache 不能同时使用。</translation>
    </message>
    <message>
        <source>This system does not let keys be kept off the swap disk: raise the limit of locked memory (ulimit -l), or encrypt the swap disk.</source>
        <translation>此系统不允许将密钥保留在交换空间之外：请提高锁定内存的限制 (ulimit -l)，或加密交换空间。</translation>
    </message>
    <message>
        <source>There is no model named &quot;{0}&quot; in {1}. undertone-cli model list names those that are installed.</source>
        <translation>{1} 中没有名为“{0}”的模型。undertone-cli model list 会列出已安装的模型。</translation>
    </message>
    <message>
        <source>The model in {0} could not be removed: {1}.</source>
        <translation>无法删除 {0} 中的模型：{1}。</translation>
    </message>
    <message>
        <source>The model &quot;{0}&quot; lies in {1}, which is not your own folder of models ({2}), and is left alone.</source>
        <translation>模型“{0}”位于 {1}，不在您自己的模型文件夹（{2}）中，因此保持不变。</translation>
    </message>
    <message>
        <source>{0} was trained on the voice of someone who has withdrawn: it is not used until it is trained again without them.</source>
        <translation>{0} 是用已撤回同意者的声音训练的：在去除该声音重新训练之前不会使用。</translation>
    </message>
    <message>
        <source>The work on the list was cancelled; what is finished stands, and the same command goes on from there.</source>
        <translation>列表的处理已取消；已完成的结果会保留，再次运行同一命令会从那里继续。</translation>
    </message>
    <message>
        <source>{0} is left out: {1}</source>
        <translation>已跳过 {0}：{1}</translation>
    </message>
    <message>
        <source>{0} failed: {1}</source>
        <translation>{0} 失败：{1}</translation>
    </message>
    <message>
        <source>{0} was computed with another model than the results before it: remove the results of one of them from {1} and analyse the list again.</source>
        <translation>{0} 与之前的结果来自不同的模型：请从 {1} 中删除其中一个模型的结果，然后重新分析列表。</translation>
    </message>
    <message>
        <source>{0} contains results computed with other settings, which {1} names: take another folder, or the same model and options.</source>
        <translation>{0} 中的结果来自其他设置（见 {1}）：请换一个文件夹，或使用相同的模型和选项。</translation>
    </message>
    <message>
        <source>{0} names no recording: write one on each line.</source>
        <translation>{0} 中没有录音：请每行写一个。</translation>
    </message>
    <message>
        <source>{0}, line {1}: {2} stands in line {3} already.</source>
        <translation>{0} 第 {1} 行：{2} 已出现在第 {3} 行。</translation>
    </message>
    <message>
        <source>The numbers of the job array have gaps; give it --array={0}-{1}, or name the part with --shard I/N.</source>
        <translation>作业数组的编号不连续；请使用 --array={0}-{1}，或用 --shard I/N 指定其中一份。</translation>
    </message>
    <message>
        <source>Entry {0} was changed: nothing from it on can be trusted.</source>
        <translation>条目 {0} 已被更改：从它开始的内容都不可信。</translation>
    </message>
    <message>
        <source>Entries are missing at the end, from entry {0} on.</source>
        <translation>末尾缺少条目，从条目 {0} 开始。</translation>
    </message>
    <message>
        <source>The file that says where the log ends was changed or removed.</source>
        <translation>记录日志结尾位置的文件已被更改或删除。</translation>
    </message>
    <message>
        <source>The printed head is in no entry: entries since are missing, or it is of another session.</source>
        <translation>打印的链值不在任何条目中：此后的条目缺失，或者它属于另一个会话。</translation>
    </message>
    <message>
        <source>Entry {0} is missing.</source>
        <translation>缺少条目 {0}。</translation>
    </message>
    <message>
        <source>Entry {0} does not lie where it belongs, but further on.</source>
        <translation>条目 {0} 不在应有的位置，而是在后面。</translation>
    </message>
    <message>
        <source>Entry {0} is there a second time.</source>
        <translation>条目 {0} 重复出现。</translation>
    </message>
    <message>
        <source>it names no purpose, or nobody who answers for the recording (&quot;controller&quot;)</source>
        <translation>它没有写明目的，或没有写明录音的负责人（&quot;controller&quot;）</translation>
    </message>
    <message>
        <source>its &quot;exception&quot; needs a &quot;reason&quot; and &quot;claimed_by&quot;: who claims it documents it</source>
        <translation>其 &quot;exception&quot; 需要 &quot;reason&quot; 和 &quot;claimed_by&quot;：主张例外者须作说明</translation>
    </message>
    <message>
        <source>the file {0} is not there, or does not lie in its folder</source>
        <translation>文件 {0} 不存在，或不在同一文件夹中</translation>
    </message>
    <message>
        <source>one of its texts is longer than {0} bytes</source>
        <translation>其中一段文字超过 {0} 字节</translation>
    </message>
    <message>
        <source>Nobody in this session has the id &quot;{0}&quot;: undertone-cli consent show names all.</source>
        <translation>此会话中没有标识为“{0}”的人：undertone-cli consent show 会列出所有人。</translation>
    </message>
    <message>
        <source>Everyone in this session has withdrawn: nothing of it may be used.</source>
        <translation>此会话中的所有人都已撤回同意：其中任何内容都不得使用。</translation>
    </message>
    <message>
        <source>{0} holds no recorded session.</source>
        <translation>{0} 中没有录制的会话。</translation>
    </message>
    <message>
        <source>Speaker {0} has not agreed to this use, or not any more: {1}.</source>
        <translation>说话人 {0} 没有同意或不再同意此用途：{1}。</translation>
    </message>
    <message>
        <source>the notice that speaker {0} was shown is not this program&apos;s in that language: print it with undertone-cli consent notice, or name the file of your own as &quot;notice_file&quot; with its SHA-256</source>
        <translation>向说话人 {0} 展示的说明不是本程序该语言的版本：请用 undertone-cli consent notice 打印，或用 &quot;notice_file&quot; 指定您自己的文件及其 SHA-256</translation>
    </message>
    <message>
        <source>Emotions may not be inferred at workplaces or in education (EU AI Act, Art. 5(1)(f)), except for medical or safety reasons that are documented in the session.</source>
        <translation>在工作场所和教育领域不得推断情绪（欧盟《人工智能法》第 5(1)(f) 条），除非会话中记录了医疗或安全理由。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no use: take record, analyse, train and share</source>
        <translation>“{0}”不是一种用途：可用 record、analyse、train 和 share</translation>
    </message>
    <message>
        <source>&quot;retention_until&quot; is no time such as 2027-03-01T00:00:00Z</source>
        <translation>&quot;retention_until&quot; 不是 2027-03-01T00:00:00Z 这样的时间</translation>
    </message>
    <message>
        <source>this program reads schema 1</source>
        <translation>本程序读取 schema 1</translation>
    </message>
    <message>
        <source>{0} was changed or is damaged: put a copy of it in its place.</source>
        <translation>{0} 已被更改或损坏：请用副本替换。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no id of a speaker: take up to 32 letters, digits, - and _</source>
        <translation>“{0}”不是有效的说话人标识：最多 32 个字母、数字、- 和 _</translation>
    </message>
    <message>
        <source>the speaker {0} is there twice</source>
        <translation>说话人 {0} 出现了两次</translation>
    </message>
    <message>
        <source>it needs 1 to {0} speakers</source>
        <translation>需要 1 到 {0} 位说话人</translation>
    </message>
    <message>
        <source>&quot;when&quot; and &quot;until&quot; of speaker {0} are not two times such as 2026-03-01T14:05:09Z, one after the other</source>
        <translation>说话人 {0} 的 &quot;when&quot; 和 &quot;until&quot; 不是两个先后有序、形如 2026-03-01T14:05:09Z 的时间</translation>
    </message>
    <message>
        <source>{0} was changed, or sealed by another key: it is not used. What was computed is computed again.</source>
        <translation>{0} 已被更改或由其他密钥加密，不会使用。计算过的内容会重新计算。</translation>
    </message>
    <message>
        <source>The log&apos;s entry</source>
        <translation>日志条目</translation>
    </message>
    <message>
        <source>An entry of a session&apos;s log is at most {0} bytes.</source>
        <translation>会话日志的一个条目最多 {0} 字节。</translation>
    </message>
    <message>
        <source>There is a vault in {0} already: open it, or name another folder.</source>
        <translation>{0} 中已有保险库：请打开它，或指定其他文件夹。</translation>
    </message>
    <message>
        <source>The key of this was destroyed, or belongs to another vault: it cannot be read any more.</source>
        <translation>对应的密钥已销毁，或属于另一个保险库：无法再读取。</translation>
    </message>
    <message>
        <source>The passphrase was changed by another program meanwhile: open the vault again.</source>
        <translation>口令已被其他程序更改：请重新打开保险库。</translation>
    </message>
    <message>
        <source>The file of keys was changed or is damaged, and opens nothing: put a copy of it in its place.</source>
        <translation>密钥文件已被更改或损坏，无法打开任何内容：请用副本替换。</translation>
    </message>
    <message>
        <source>The log {0} was changed: undertone-cli audit verify says where. The session is not used.</source>
        <translation>日志 {0} 已被更改：undertone-cli audit verify 会指出位置。此会话不会使用。</translation>
    </message>
    <message>
        <source>No sound of this channel lies in {0}.</source>
        <translation>{0} 中没有此声道的声音。</translation>
    </message>
    <message>
        <source>There is too little memory for keys: close other programs and try again.</source>
        <translation>内存不足，无法存放密钥：请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>There is no vault in {0}: make one with undertone-cli vault create.</source>
        <translation>{0} 中没有保险库：请用 undertone-cli vault create 创建。</translation>
    </message>
    <message>
        <source>This is no file of keys that this program reads.</source>
        <translation>这不是本程序可读取的密钥文件。</translation>
    </message>
    <message>
        <source>{0} is no sealed sound that this program reads.</source>
        <translation>{0} 不是本程序可读取的加密声音。</translation>
    </message>
    <message>
        <source>A passphrase needs at least {0} characters: take several words that nobody would guess.</source>
        <translation>口令至少需要 {0} 个字符：请使用几个别人猜不到的词。</translation>
    </message>
    <message>
        <source>A sample rate of {0} Hz cannot be recorded: take one from {1} to {2} Hz.</source>
        <translation>无法以 {0} Hz 的采样率录制：请使用 {1} 到 {2} Hz。</translation>
    </message>
    <message>
        <source>This is not the code of a recovery sheet, or it is mistyped: compare it with the sheet.</source>
        <translation>这不是恢复表上的代码，或输入有误：请与恢复表核对。</translation>
    </message>
    <message>
        <source>{0} was changed, cut or exchanged, or is missing: nothing of it is used. A copy made earlier can take its place.</source>
        <translation>{0} 已被更改、截断或调换，或缺失：其中内容都不会使用。可用先前的副本替换。</translation>
    </message>
    <message>
        <source>There is a session in {0} already: name another folder.</source>
        <translation>{0} 中已有会话：请指定其他文件夹。</translation>
    </message>
    <message>
        <source>This passphrase does not open the vault: type it again, or use the recovery sheet.</source>
        <translation>此口令无法打开保险库：请重新输入，或使用恢复表。</translation>
    </message>
    <message>
        <source>This recovery code is of another vault, or was replaced by a later one.</source>
        <translation>此恢复代码属于另一个保险库，或已被新的代码取代。</translation>
    </message>
    <message>
        <source>{0} is damaged: make it again with undertone-cli model familiarity, or remove it.</source>
        <translation>{0} 已损坏：请用 undertone-cli model familiarity 重新生成，或将其删除。</translation>
    </message>
    <message>
        <source>Familiarity is measured of codes of a finite scalar quantizer with 3 levels alone.</source>
        <translation>熟悉度只能对每维 3 级的有限标量量化器的编码进行测量。</translation>
    </message>
    <message>
        <source>Familiarity is judged by at least {0} sentences of 8 codes or more, and there are {1}: name more tokens.</source>
        <translation>熟悉度至少需要 {0} 个不少于 8 个编码的句子来判断，而这里只有 {1} 个：请指定更多词元。</translation>
    </message>
    <message>
        <source>The tokens in {0} were made by another tokenizer than that of the model {1}.</source>
        <translation>{0} 中的词元不是由模型 {1} 的分词器生成的。</translation>
    </message>
    <message>
        <source>This recording sounds unlike what the model was trained on: do not read its labels as emotions.</source>
        <translation>这段录音听起来与模型的训练数据不同：请不要把它的标签当作情感来解读。</translation>
    </message>
    <message>
        <source>There already is a &quot;{0}&quot; in {1}. Choose another name.</source>
        <translation>{1} 中已有“{0}”。请另取一个名称。</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; cannot be the name of a model: a name has at least one character, no slash, and does not begin with a dot.</source>
        <translation>“{0}”不能作为模型名称：名称至少要有一个字符，不能含有斜杠，也不能以点开头。</translation>
    </message>
    <message>
        <source>The model in {0} could not be renamed: {1}.</source>
        <translation>无法重命名 {0} 中的模型：{1}。</translation>
    </message>
    <message>
        <source>{0} is nothing that this program keeps.</source>
        <translation>{0} 不是本程序保存的内容。</translation>
    </message>
    <message>
        <source>A program is using {0}: it stays.</source>
        <translation>有程序正在使用 {0}：予以保留。</translation>
    </message>
    <message>
        <source>The vault that this session lies in is locked: open it with its passphrase first.</source>
        <translation>此会话所在的保险库已锁定：请先用口令打开。</translation>
    </message>
    <message>
        <source>The tiers of {0} can go along into a file of the same format only, EAF or TextGrid.</source>
        <translation>{0} 的层只能一并写入相同格式的文件（EAF 或 TextGrid）。</translation>
    </message>
    <message>
        <source>IEMOCAP names turns by the speakers F and M; the speaker of sentence {0} is &quot;{1}&quot;. Rename the speakers F and M, or export another format.</source>
        <translation>IEMOCAP 以说话人 F 和 M 命名话轮；第 {0} 句的说话人是“{1}”。请将说话人改名为 F 和 M，或导出为其他格式。</translation>
    </message>
    <message>
        <source>{0} is the file whose tiers are kept, and is not written over: name another with -o.</source>
        <translation>{0} 是要保留其层的文件，不会被覆盖：请用 -o 指定另一个文件。</translation>
    </message>
    <message>
        <source>--speakers cuts a recording where no segments are named. To find who speaks in given sentences, run undertone-cli diarize with --segments, and analyse what it writes.</source>
        <translation>--speakers 在没有指定片段时切分录音。要查明给定句子由谁说出，请用 --segments 运行 undertone-cli diarize，然后分析其输出。</translation>
    </message>
    <message>
        <source>Hearing who speaks</source>
        <translation>正在辨听说话人</translation>
    </message>
    <message>
        <source>Loading the speaker encoder</source>
        <translation>正在加载说话人编码器</translation>
    </message>
    <message>
        <source>Finding the speakers was cancelled.</source>
        <translation>查找说话人已取消。</translation>
    </message>
    <message>
        <source>The speaker encoder is missing, so it cannot be found who speaks: run ./dev setup, build again, or set UNDERTONE_SPEAKER_WEIGHTS to speaker_encoder.safetensors.</source>
        <translation>缺少说话人编码器，无法查明谁在说话：请运行 ./dev setup 并重新构建，或将 UNDERTONE_SPEAKER_WEIGHTS 设为 speaker_encoder.safetensors。</translation>
    </message>
    <message>
        <source>The number of speakers is auto or a number from 1 to {1}, not &quot;{0}&quot;.</source>
        <translation>说话人数应为 auto 或 1 到 {1} 之间的数字，而不是“{0}”。</translation>
    </message>
    <message>
        <source>Find speakers ({0})</source>
        <translation>查找说话人（{0}）</translation>
    </message>
    <message>
        <source>A database of audformat is a folder of two files: name the folder with -o.</source>
        <translation>audformat 数据库是包含两个文件的文件夹：请用 -o 指定该文件夹。</translation>
    </message>
    <message>
        <source>Nobody has labelled a sentence of this project: there is nothing to compare.</source>
        <translation>此项目中尚无人标注任何句子：没有可比较的内容。</translation>
    </message>
    <message>
        <source>Nothing was heard: look at the microphone, and speak again.</source>
        <translation>没有听到声音：请检查麦克风，然后重新说一遍。</translation>
    </message>
    <message>
        <source>A FLAC file has at most {0} channels and {1} Hz: take WAV or RF64.</source>
        <translation>FLAC 文件最多 {0} 个声道、{1} Hz：请使用 WAV 或 RF64。</translation>
    </message>
    <message>
        <source>--label-at takes the number of a sentence and a label, such as 12=ang; &quot;{0}&quot; is none.</source>
        <translation>--label-at 需要语句编号和标签，例如 12=ang；“{0}”不是这种形式。</translation>
    </message>
    <message>
        <source>There is no device {0}: --list-inputs names those that there are.</source>
        <translation>没有设备 {0}：--list-inputs 会列出现有的设备。</translation>
    </message>
    <message>
        <source>What is done to memory at sentences, --checkpoints and --replay are about one recording: name that one alone.</source>
        <translation>在语句处对记忆的操作、--checkpoints 和 --replay 只针对一段录音：请只指定那一段。</translation>
    </message>
    <message>
        <source>A recorded session is analysed alone, and its sentences are found in it: name no other recording, no segments and nothing that is done at sentences.</source>
        <translation>录制的会话只能单独分析，语句在其中自动查找：请不要指定其他录音、分段文件或在语句处执行的操作。</translation>
    </message>
    <message>
        <source>The analysis cannot keep up; nothing of the recording is lost by that, and what is left is analysed when it has ended.</source>
        <translation>分析跟不上录制；录音不会因此丢失任何内容，剩余部分会在录制结束后分析。</translation>
    </message>
    <message>
        <source>The recording goes on without its analysis. {0}</source>
        <translation>录制继续，但不再分析。{0}</translation>
    </message>
    <message>
        <source>The recording is saved. The analysis of what was said last goes on; Ctrl-C leaves it to undertone-cli analyze, which takes it up.</source>
        <translation>录音已保存。最后所说内容的分析仍在继续；按 Ctrl-C 可将其留给 undertone-cli analyze 接着完成。</translation>
    </message>
    <message>
        <source>--model names a model for --analyse, which was not given.</source>
        <translation>--model 为 --analyse 指定模型，但后者未给出。</translation>
    </message>
    <message>
        <source>Sentences are numbered from 1, as in the table; {0} is none.</source>
        <translation>语句从 1 开始编号，与表格中相同；{0} 不是有效编号。</translation>
    </message>
    <message>
        <source>No sound of the dialogue {0} was found: it can be listed, but not opened.</source>
        <translation>未找到对话 {0} 的声音：可以列出，但无法打开。</translation>
    </message>
    <message>
        <source>The corpus has no such dialogue.</source>
        <translation>语料库中没有这个对话。</translation>
    </message>
    <message>
        <source>No recording of the corpus in {0} was found: there is nothing to analyse.</source>
        <translation>未找到 {0} 中语料库的任何录音：没有可分析的内容。</translation>
    </message>
    <message>
        <source>The folder {0} holds no corpus that is known, and no recordings.</source>
        <translation>文件夹 {0} 中既没有已知的语料库，也没有录音。</translation>
    </message>
    <message>
        <source>Only a run that tokenizes each sentence by itself takes sentences as they are spoken.</source>
        <translation>只有逐句词元化的运行才能在说话的同时接收语句。</translation>
    </message>
    <message>
        <source>The memory plan says two things of sentence {0} that cannot both be done: leave one of them out.</source>
        <translation>记忆计划对语句 {0} 有两项无法同时执行的规定：请去掉其中一项。</translation>
    </message>
    <message>
        <source>This model was trained without emotions between its sentences, so it cannot be told the label of one: use a model with &quot;prefix_emotions&quot;: &quot;kept&quot;, or leave the labels out of the memory plan.</source>
        <translation>此模型训练时语句之间没有情感，因此无法告知它某个语句的标签：请使用带有 &quot;prefix_emotions&quot;: &quot;kept&quot; 的模型，或从记忆计划中去掉标签。</translation>
    </message>
    <message>
        <source>With memory off there is none to freeze or reset: turn memory on, or leave the memory plan out.</source>
        <translation>关闭记忆时没有可冻结或重置的记忆：请开启记忆，或去掉记忆计划。</translation>
    </message>
    <message>
        <source>The model has no label &quot;{0}&quot;, which the memory plan names for sentence {1}.</source>
        <translation>模型没有记忆计划为语句 {1} 指定的标签“{0}”。</translation>
    </message>
    <message>
        <source>has a memory plan that is not a list</source>
        <translation>的记忆计划不是列表</translation>
    </message>
    <message>
        <source>The memory plan names sentence {0}, but the recording has {1}: name one of those.</source>
        <translation>记忆计划指定了语句 {0}，但录音只有 {1} 个语句：请指定其中之一。</translation>
    </message>
    <message>
        <source>says two things of sentence {0} that cannot both be done</source>
        <translation>对语句 {0} 有两项无法同时执行的规定</translation>
    </message>
    <message>
        <source>The connection with the other processes of this training failed: {0}.</source>
        <translation>与此训练的其他进程的连接失败：{0}。</translation>
    </message>
    <message>
        <source>There is no {0} beside this program: it was built without MPI. Install libopenmpi-dev and build again, or train without --distributed.</source>
        <translation>此程序旁边没有 {0}：它是在没有 MPI 的情况下构建的。请安装 libopenmpi-dev 并重新构建，或不带 --distributed 进行训练。</translation>
    </message>
    <message>
        <source>{0} cannot be opened: {1}. Install openmpi-bin, or train without --distributed.</source>
        <translation>无法打开 {0}：{1}。请安装 openmpi-bin，或不带 --distributed 进行训练。</translation>
    </message>
    <message>
        <source>MPI does not start in this process. Start the training with mpirun or srun --mpi=pmix.</source>
        <translation>MPI 无法在此进程中启动。请用 mpirun 或 srun --mpi=pmix 启动训练。</translation>
    </message>
    <message>
        <source>The processes of this training were given different settings or dialogues. Start all of them with the same command over the same files.</source>
        <translation>此训练的各进程得到的设置或对话不同。请用相同的命令和相同的文件启动所有进程。</translation>
    </message>
    <message>
        <source>One process of this training stands at step {0}, another at step {1}. All of them have to see the same folder {2}, on a file system that they share.</source>
        <translation>此训练的一个进程处于第 {0} 步，另一个处于第 {1} 步。所有进程必须看到共享文件系统上的同一个文件夹 {2}。</translation>
    </message>
    <message>
        <source>{0} batches a step cannot be shared out evenly among {1} processes. Set --accumulate to a multiple of the number of processes.</source>
        <translation>每步 {0} 个批次无法平均分配给 {1} 个进程。请将 --accumulate 设为进程数的倍数。</translation>
    </message>
    <message>
        <source>Training that the temporary LoRA follows runs in one process. Leave --distributed out.</source>
        <translation>临时 LoRA 跟随的训练只在一个进程中运行。请去掉 --distributed。</translation>
    </message>
    <message>
        <source>Nothing was recorded, so that there is nothing to analyse.</source>
        <translation>没有录制任何内容，因此没有可分析的内容。</translation>
    </message>
    <message>
        <source>The run to go on from is one of another recording, {0}: name a run of this one.</source>
        <translation>要接续的运行属于另一段录音 {0}：请指定此录音的运行。</translation>
    </message>
    <message>
        <source>{0} The run goes on; a replay of it would read more sentences again.</source>
        <translation>{0} 运行将继续；但重放时需要重新读取更多语句。</translation>
    </message>
    <message>
        <source>The list of this session&apos;s sentences</source>
        <translation>此会话的语句列表</translation>
    </message>
    <message>
        <source>The list of this session&apos;s sentences was changed or is damaged; they are cut anew.</source>
        <translation>此会话的语句列表已被更改或已损坏；将重新切分语句。</translation>
    </message>
    <message>
        <source>Decide on {1} for the sentence at {0}</source>
        <translation>将 {0} 处的语句裁定为 {1}</translation>
    </message>
    <message>
        <source>Label {0} sentences</source>
        <translation>为 {0} 个语句加标签</translation>
    </message>
    <message>
        <source>Take back the decision on the sentence at {0}</source>
        <translation>收回对 {0} 处语句的裁定</translation>
    </message>
    <message>
        <source>{0}, and fork of the run</source>
        <translation>{0}，并分叉运行</translation>
    </message>
    <message>
        <source>{0}, and its replay</source>
        <translation>{0}，并重放</translation>
    </message>
    <message>
        <source>Fork of the run at {0}</source>
        <translation>在 {0} 处分叉运行</translation>
    </message>
    <message>
        <source>Replay from {0}</source>
        <translation>从 {0} 起重放</translation>
    </message>
    <message>
        <source>Show run {0}</source>
        <translation>显示运行 {0}</translation>
    </message>
    <message>
        <source>What others say of this sentence is hidden: label it and reveal it before you decide.</source>
        <translation>其他人对此语句的标注已隐藏：请先加标签并揭示，然后再裁定。</translation>
    </message>
    <message>
        <source>Give the sentence a label of your own first: then what others say of it can be revealed.</source>
        <translation>请先为该语句加上您自己的标签：之后才能揭示其他人的标注。</translation>
    </message>
    <message>
        <source>Who speaks in a recorded session is said by its channels: leave --speakers out.</source>
        <translation>录制的会话中谁在说话由声道决定：请去掉 --speakers。</translation>
    </message>
    <message>
        <source>The largest norm of memory under which emotions are read must be 0 or more.</source>
        <translation>读取情感时记忆的最大范数不得小于 0。</translation>
    </message>
    <message>
        <source>needs dpm.readout_norm, where it is there, not negative</source>
        <translation>的 dpm.readout_norm（若有）不得为负</translation>
    </message>
    <message>
        <source>The {0} simulated recordings of a step cannot be shared out among {1} processes. Set --groups to the number of processes or more.</source>
        <translation>每一步的 {0} 段模拟录音无法分配给 {1} 个进程。请将 --groups 设为不少于进程数的值。</translation>
    </message>
    <message>
        <source>The timeline as JSON holds what a run of a model found, and these are labels of an annotator: choose another format.</source>
        <translation>JSON 时间线保存的是模型运行的结果，而这些是标注者的标签：请选择其他格式。</translation>
    </message>
    <message>
        <source>Nobody called {0} has labelled a sentence of this project; these have: {1}.</source>
        <translation>名为 {0} 的人没有标注过此项目的任何句子；标注过的有：{1}。</translation>
    </message>
    <message>
        <source>Nobody has labelled a sentence of this project: there are no labels to export.</source>
        <translation>此项目中尚无人标注任何句子：没有可导出的标签。</translation>
    </message>
    <message>
        <source>A passphrase is at most {0} bytes long.</source>
        <translation>口令最长 {0} 字节。</translation>
    </message>
    <message>
        <source>The keys were destroyed; the log of the session does not say so, as it is damaged. {0}</source>
        <translation>密钥已销毁；会话日志已损坏，因此其中没有此记录。{0}</translation>
    </message>
    <message>
        <source>The head of the session&apos;s log, which tells of this export: {0}</source>
        <translation>记录了此次导出的会话日志头：{0}</translation>
    </message>
    <message>
        <source>The model {0} was trained on this session and is not blocked: delete it. {1}</source>
        <translation>模型 {0} 曾用此会话训练，且未被封锁：请将其删除。{1}</translation>
    </message>
    <message>
        <source>The session {0} was passed over. {1}</source>
        <translation>已跳过会话 {0}。{1}</translation>
    </message>
    <message>
        <source>What was stated about the recording would be written to {0}, where another file stands: move it, or choose another name.</source>
        <translation>关于录音的声明应写入 {0}，但该处已有其他文件：请移走它，或另选名称。</translation>
    </message>
    <message>
        <source>--shard slurm is for a task of a Slurm job array, and this is none: name the part with --shard I/N, or leave it out for all of it.</source>
        <translation>--shard slurm 用于 Slurm 作业数组中的任务，而当前不是：请用 --shard I/N 指定部分，或省略以处理全部。</translation>
    </message>
    <message>
        <source>An array of task {0} alone would do the work of all tasks. Submit the array as it was: what is finished is skipped. Or name the part with --shard I/N.</source>
        <translation>只含任务 {0} 的数组会完成所有任务的工作。请按原样提交数组：已完成的会被跳过。或用 --shard I/N 指定部分。</translation>
    </message>
    <message>
        <source>--shard is the part and the number of parts, as 1/4 to 4/4, or slurm, not &quot;{0}&quot;.</source>
        <translation>--shard 为部分序号与总数，如 1/4 至 4/4，或 slurm，而不是“{0}”。</translation>
    </message>
    <message>
        <source>The day until which the session is kept is over: choose a later one.</source>
        <translation>会话的保存期限已过：请选择更晚的日期。</translation>
    </message>
    <message>
        <source>The channels of the session are numbered wrongly: put a copy of it in its place.</source>
        <translation>会话的声道编号有误：请用其副本替换。</translation>
    </message>
    <message>
        <source>Somebody withdrew, and not all of it is destroyed yet; the session opens once that can be done. What hindered it: {0}</source>
        <translation>有人撤回了同意，但相关内容尚未全部销毁；完成后会话才能打开。受阻原因：{0}</translation>
    </message>
    <message>
        <source>The log, the session or the file of keys in {0} is an older copy: a withdrawal may be missing in it. The session is not used; put the latest copies back, or delete it.</source>
        <translation>{0} 中的日志、会话或密钥文件是较旧的副本：其中可能缺少撤回记录。该会话不会被使用；请放回最新副本，或将其删除。</translation>
    </message>
    <message>
        <source>A picture of {0} by {1} pixels does not fit into memory: make it narrower, give it fewer lines, or write it as SVG or PDF.</source>
        <translation>{0}×{1} 像素的图片无法放入内存：请减小宽度或行数，或保存为 SVG 或 PDF。</translation>
    </message>
    <message>
        <source>The analysis failed, and its error file gives no reason.</source>
        <translation>分析失败，其错误文件未给出原因。</translation>
    </message>
    <message>
        <source>The session {0} contains recorded sound: delete it instead of discarding it.</source>
        <translation>会话 {0} 含有录音：请将其删除，而不是丢弃。</translation>
    </message>
    <message>
        <source>The picture would have {0} lines; at most {1} are possible. Choose longer lines.</source>
        <translation>图片将有 {0} 行，最多只能 {1} 行。请选择更长的行。</translation>
    </message>
    <message>
        <source>{0} is this project: its labels are here already.</source>
        <translation>{0} 就是此项目：其标签已在这里。</translation>
    </message>
    <message>
        <source>Import labels from {0}</source>
        <translation>从 {0} 导入标签</translation>
    </message>
    <message>
        <source>All labels of {0} are in this project already.</source>
        <translation>{0} 的所有标签已在此项目中。</translation>
    </message>
    <message>
        <source>{0} has more than {1} different labels, or one longer than {2} bytes: its labels seem to be texts.</source>
        <translation>{0} 有超过 {1} 个不同的标签，或有长于 {2} 字节的标签：其标签似乎是文本。</translation>
    </message>
    <message>
        <source>The labels of {0} are in this project already.</source>
        <translation>{0} 的标签已在此项目中。</translation>
    </message>
    <message>
        <source>Labels of {0} were imported from {1}: {2} of {3} fit a sentence.</source>
        <translation>已从 {1} 导入 {0} 的标签：{3} 个中有 {2} 个与句子相符。</translation>
    </message>
    <message>
        <source>{0} names {1} annotators, more than the {2} that are taken: its column of annotators seems to hold something else.</source>
        <translation>{0} 列出了 {1} 位标注者，超过可读取的 {2} 位：其标注者列似乎是其他内容。</translation>
    </message>
    <message>
        <source>{0} says nothing of emotions: labels stand in a column label or emotion, in the texts of a tier, or in a project. What a model answered is no label.</source>
        <translation>{0} 中没有情绪信息：标签应在名为 label 或 emotion 的列中、层的文本中，或在项目中。模型给出的结果不是标签。</translation>
    </message>
    <message>
        <source>What stands in {0} was left out: {1} values do not lie on the scale of {2} to {3}.</source>
        <translation>已略去 {0} 列：有 {1} 个值不在 {2} 到 {3} 的范围内。</translation>
    </message>
    <message>
        <source>None of the {1} labels in {0} is about a sentence of this project: no sentence begins and ends near one.</source>
        <translation>{0} 的 {1} 个标签都不对应此项目的句子：没有句子与其起止时间相近。</translation>
    </message>
    <message>
        <source>{0} labels were left out, as another of the same annotator fits the sentence better.</source>
        <translation>已略去 {0} 个标签，因为同一标注者的另一个标签与该句更相符。</translation>
    </message>
    <message>
        <source>The folder {0} cannot be looked through for models: one that lies there is not blocked. {1}</source>
        <translation>无法在文件夹 {0} 中查找模型：其中的模型不会被停用。{1}</translation>
    </message>
    <message>
        <source>The day until which this session is kept is over: nothing of it may be used any more. Delete it.</source>
        <translation>此会话的保存期限已过：其中任何内容都不得再使用。请将其删除。</translation>
    </message>
    <message>
        <source>Other programs change the file of keys again and again: try it again when they have ended.</source>
        <translation>其他程序正在反复更改密钥文件：请在它们结束后重试。</translation>
    </message>
    <message>
        <source>The shares of emotions that are expected must be counts above 0, one for each of the {0} labels.</source>
        <translation>预期的情绪占比须为大于 0 的计数，{0} 个标签各一个。</translation>
    </message>
    <message>
        <source>needs heard_shares, where it is there, to be a list of counts above 0, one for each label</source>
        <translation>的 heard_shares（若有）须为一列大于 0 的计数，每个标签一个</translation>
    </message>
    <message>
        <source>No voice can be heard in the clip: choose the microphone they speak into, look at its level, and record it again.</source>
        <translation>录音片段中听不到人声：请选择说话人所用的麦克风，查看其电平，然后重新录制。</translation>
    </message>
    <message>
        <source>The session was closed: somebody withdrew their consent in another program, or it has run out. What is left of it can be opened again from the library of sessions.</source>
        <translation>会话已关闭：有人在另一个程序中撤回了同意，或同意已到期。剩余内容可以从会话列表中重新打开。</translation>
    </message>
    <message>
        <source>The file that shows the consent of speaker {0} is not the one that was read with it: look at what it holds now, and choose it again.</source>
        <translation>证明说话人 {0} 同意的文件已不是当时读取的那一个：请查看它现在的内容，然后重新选择。</translation>
    </message>
    <message>
        <source>The input device delivers no audio: check that it is switched on and that no other program holds it, or choose another.</source>
        <translation>录音设备没有提供任何声音：请检查它是否已打开、是否被其他程序占用，或选择另一个设备。</translation>
    </message>
    <message>
        <source>{0} Run undertone-engine --help for a list of commands and options.</source>
        <translation>{0} 运行 undertone-engine --help 查看命令和选项列表。</translation>
    </message>
    <message>
        <source>{0} contains the result of another recording, {1}, and not of {2}: take a folder of its own for each list.</source>
        <translation>{0} 中是另一个录音 {1} 的结果，而不是 {2} 的：请为每个列表使用单独的文件夹。</translation>
    </message>
    <message>
        <source>This session has no sentences, texts or labels.</source>
        <translation>此会话没有句子、文本或标签。</translation>
    </message>
    <message>
        <source>All labels and texts of the session were destroyed. {0}</source>
        <translation>会话的所有标签和文本均已销毁。{0}</translation>
    </message>
    <message>
        <source>Every sentence has one of the session&apos;s speakers already. To have one searched for, give it another speaker first.</source>
        <translation>每个句子都已有会话中的说话人。若要重新查找某个句子，请先为它指定其他说话人。</translation>
    </message>
    <message>
        <source>{0} has no project yet.</source>
        <translation>{0} 还没有项目。</translation>
    </message>
    <message>
        <source>{0} was told that a channel of several voices is destroyed as a whole when one of them withdraws, so nothing of it can be kept.</source>
        <translation>{0} 被告知：多人共用的声道在其中一人撤回同意时会整体销毁，因此不能保留其中任何部分。</translation>
    </message>
    <message>
        <source>Of channel {0} nothing can be kept as asked: it is not shared, or not heard.</source>
        <translation>无法按要求保留声道 {0} 的内容：它不是共用声道，或已无法收听。</translation>
    </message>
    <message>
        <source>Sentences of a channel can be kept once its recording has ended; until then all of it is destroyed.</source>
        <translation>录音结束后才能保留声道中的句子；在此之前整个声道都会被销毁。</translation>
    </message>
    <message>
        <source>Sentences of others are kept only when somebody withdraws from being recorded; nothing was withdrawn.</source>
        <translation>只有在某人撤回录制同意时才会保留其他人的句子；尚未撤回任何内容。</translation>
    </message>
    <message>
        <source>The disk has no room for the sentences that are to be kept: they need {0} MB. Make room and try again; nothing was withdrawn yet.</source>
        <translation>磁盘空间不足，无法保存要保留的句子：需要 {0} MB。请腾出空间后重试；尚未撤回任何内容。</translation>
    </message>
    <message>
        <source>It is not known who speaks the sentence at {0}. Open the session, give each sentence one of its speakers, and try again; nothing was withdrawn yet.</source>
        <translation>不知道 {0} 处的句子由谁所说。请打开会话，为每个句子指定会话中的一位说话人，然后重试；尚未撤回任何内容。</translation>
    </message>
    <message>
        <source>No sentence of the session is given to {0}, so it is not known where they speak. Open the session, give each sentence its speaker, and try again; nothing was withdrawn yet.</source>
        <translation>会话中没有句子指定给 {0}，因此不知道其在何处说话。请打开会话，为每个句子指定说话人，然后重试；尚未撤回任何内容。</translation>
    </message>
    <message>
        <source>It is not known who speaks when. Open the session, give each sentence one of its speakers, and try again; nothing was withdrawn yet.</source>
        <translation>不知道谁在何时说话。请打开会话，为每个句子指定会话中的一位说话人，然后重试；尚未撤回任何内容。</translation>
    </message>
    <message>
        <source>Labels and texts of a recorded session stay encrypted in it. If everyone agrees to share them, undertone-cli vault export --project writes them into a file.</source>
        <translation>录制会话的标签和文本以加密形式保留在会话中。如果所有人都同意共享，可用 undertone-cli vault export --project 将其写入文件。</translation>
    </message>
    <message>
        <source>{0} has withdrawn from being recorded already. What was left to be destroyed then is destroyed when the session is opened.</source>
        <translation>{0} 已撤回录制同意。当时尚未销毁的内容会在打开会话时销毁。</translation>
    </message>
    <message>
        <source>{0} was exported from a recorded session. Copies are not trained on, as whoever withdraws later could not find the model: train on the session itself, with undertone-cli train sllm --session.</source>
        <translation>{0} 是从录制的会话中导出的。副本不能用于训练，因为之后撤回同意的人将无法找到该模型：请使用 undertone-cli train sllm --session 直接用会话训练。</translation>
    </message>
    <message>
        <source>{0} was exported from a recorded session whose speakers did not all agree to an analysis.</source>
        <translation>{0} 是从录制的会话中导出的，其中并非所有说话人都同意分析。</translation>
    </message>
    <message>
        <source>Recorded sessions are trained on by one process: leave out --session or --distributed.</source>
        <translation>用录制的会话训练时只能使用一个进程：请去掉 --session 或 --distributed。</translation>
    </message>
    <message>
        <source>The sessions lie in several vaults: name sessions of one vault only, as there is one passphrase.</source>
        <translation>这些会话位于多个保险库中：由于只有一个口令，请只指定同一保险库中的会话。</translation>
    </message>
    <message>
        <source>The record of a training is not encrypted: leave out --run where recorded sessions are trained on.</source>
        <translation>训练记录未加密：用录制的会话训练时请去掉 --run。</translation>
    </message>
    <message>
        <source>Name the dialogues to train on: --tokens, --session, or both.</source>
        <translation>请指定用于训练的对话：--tokens、--session 或两者。</translation>
    </message>
    <message>
        <source>{0}: {1} clips are of neither train nor dev, and are left out of the training.</source>
        <translation>{0}：有 {1} 个片段既不属于 train 也不属于 dev，训练时将被忽略。</translation>
    </message>
    <message>
        <source>{0} has labelled no sentence of {1}: name an annotator as the project does.</source>
        <translation>{0} 没有为 {1} 的任何句子添加标签：请使用项目中的标注者名称。</translation>
    </message>
    <message>
        <source>The session {0} is named twice: name each once.</source>
        <translation>会话 {0} 被指定了两次：请每个只指定一次。</translation>
    </message>
    <message>
        <source>No sentence of the session {0} has a label of the model: label it in the window first, or leave it out.</source>
        <translation>会话 {0} 中没有句子带有该模型的标签：请先在窗口中添加标签，或不使用该会话。</translation>
    </message>
    <message>
        <source>Somebody whose speech the model in {0} was trained on has withdrawn: train it again from the start with --overwrite, or in another folder.</source>
        <translation>{0} 中模型的训练数据所含的某位说话人已撤回同意：请使用 --overwrite 从头重新训练，或使用其他文件夹。</translation>
    </message>
    <message>
        <source>Somebody in a session withdrew while the model in {0} was trained: what it had learnt by then is blocked, and can be deleted.</source>
        <translation>在训练 {0} 中的模型时，会话中有人撤回了同意：此前学到的内容已被禁用，可以删除。</translation>
    </message>
    <message>
        <source>Of the sentences of the session {0} that have a label of the model, nobody knows who speaks: name their speakers in the window first.</source>
        <translation>会话 {0} 中带有该模型标签的句子都不知道是谁说的：请先在窗口中指定其说话人。</translation>
    </message>
    <message>
        <source>Somebody in a session withdrew while the model in {0} was trained, and what it had learnt by then could not be blocked: delete the folder. {1}</source>
        <translation>在训练 {0} 中的模型时，会话中有人撤回了同意，而此前学到的内容无法被禁用：请删除该文件夹。{1}</translation>
    </message>
    <message>
        <source>Somebody has withdrawn from this session just now: open it again.</source>
        <translation>刚刚有人撤回了对此会话的同意：请重新打开它。</translation>
    </message>
    <message>
        <source>It is not there any more: if it was moved, delete it where it is now; if it was deleted, nothing is left to do.</source>
        <translation>它已不在那里：如果它被移动到别处，请在现在的位置删除；如果已被删除，则无需再做任何事。</translation>
    </message>
    <message>
        <source>None of the dialogues is of the corpus {0}. They are of: {1}.</source>
        <translation>没有任何对话属于语料库 {0}。对话来自：{1}。</translation>
    </message>
</context>
<context>
    <name>ExportLosses</name>
    <message>
        <source>that the run ended early</source>
        <translation>运行提前结束这一情况</translation>
    </message>
    <message>
        <source>emotions</source>
        <translation>情感</translation>
    </message>
    <message>
        <source>probabilities</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>losses and update norms</source>
        <translation>损失和更新范数</translation>
    </message>
    <message>
        <source>other columns of the segments file</source>
        <translation>分段文件的其他列</translation>
    </message>
    <message>
        <source>model, settings and notice</source>
        <translation>模型、设置和说明</translation>
    </message>
    <message>
        <source>parts of milliseconds (times were rounded)</source>
        <translation>毫秒以下的部分（时间已取整）</translation>
    </message>
    <message>
        <source>the length of the recording</source>
        <translation>录音的长度</translation>
    </message>
    <message>
        <source>some characters of names or labels (they were replaced)</source>
        <translation>名称或标签中的某些字符（已被替换）</translation>
    </message>
    <message>
        <source>“%1” is written</source>
        <extracomment>%1 is a file&apos;s name</extracomment>
        <translation>已写入“%1”</translation>
    </message>
    <message>
        <source>It does not hold: %1.</source>
        <extracomment>%1 lists things, separated by commas</extracomment>
        <translation>其中不包含：%1。</translation>
    </message>
    <message>
        <source>The timeline as JSON holds everything.</source>
        <translation>JSON 格式的时间线包含全部内容。</translation>
    </message>
    <message>
        <source>what is said</source>
        <translation>说话内容</translation>
    </message>
    <message>
        <source>valence, activation and dominance (0 stands there)</source>
        <translation>效价、激活度和支配度（写为 0）</translation>
    </message>
    <message>
        <source>probabilities of the other labels</source>
        <translation>其他标签的概率</translation>
    </message>
    <message>
        <source>whose labels these are</source>
        <translation>这些标签由谁标注</translation>
    </message>
    <message numerus="yes">
        <source>results of %n sentence(s) (they were changed since the run, are new, or are hidden)</source>
        <translation>
            <numerusform>%n 个语句的结果（运行后被修改、新建或被隐藏）</numerusform>
        </translation>
    </message>
    <message>
        <source>labels that IEMOCAP has no code for (“oth” stands there)</source>
        <translation>IEMOCAP 没有代码的标签（以“oth”代替）</translation>
    </message>
    <message>
        <source>what was stated about licence and consent (a text file beside it says so)</source>
        <translation>关于许可和同意的声明（写在旁边的文本文件中）</translation>
    </message>
    <message>
        <source>other tiers of the file that the sentences came from, which is not there</source>
        <translation>语句来源文件中的其他层（该文件已不存在）</translation>
    </message>
    <message>
        <source>parts of tenths of milliseconds (times were rounded)</source>
        <translation>十分之一毫秒以下的部分（时间已取整）</translation>
    </message>
    <message>
        <source>labels of other annotators</source>
        <translation>其他标注者的标签</translation>
    </message>
</context>
<context>
    <name>LossTrack</name>
    <message>
        <source>Mean cross-entropy of a sentence’s tokens, given the tokens before it, before and after the one training step that writes it into the temporary memory. The first sentence has no step. Lower: better foreseen.</source>
        <translation>语句各词元在给定此前词元时的平均交叉熵，分别为将其写入临时记忆的那一训练步之前和之后的值。第一个语句没有训练步。越低表示预测得越好。</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>nats per token</source>
        <translation>nat/词元</translation>
    </message>
    <message>
        <source>before step</source>
        <translation>训练步之前</translation>
    </message>
    <message>
        <source>after step</source>
        <translation>训练步之后</translation>
    </message>
    <message>
        <source>memory off</source>
        <translation>关闭记忆</translation>
    </message>
    <message>
        <source>The loss of each sentence appears here, from the second on</source>
        <translation>各语句的损失将在此显示，从第二个语句开始</translation>
    </message>
</context>
<context>
    <name>MemoryWorth</name>
    <message>
        <source>too few dialogues to tell</source>
        <translation>对话太少，无法判断</translation>
    </message>
    <message>
        <source>no difference shown</source>
        <translation>未显示差异</translation>
    </message>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>%1 points %2</source>
        <translation>%1 个百分点，%2</translation>
    </message>
    <message>
        <source>%1 nats a token %2</source>
        <translation>每词元 %1 nat，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n dialogue(s)</source>
        <translation>
            <numerusform>%n 个对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n 个语句</numerusform>
        </translation>
    </message>
    <message>
        <source>From sentence %1 on the loss differs by %2.</source>
        <translation>从语句 %1 起，损失相差 %2。</translation>
    </message>
    <message>
        <source>Mean loss L_a: %1 with memory off, %2 on. Expected calibration error: %3 off, %4 on.</source>
        <translation>平均损失 L_a：关闭记忆 %1，开启记忆 %2。期望校准误差：关闭 %3，开启 %4。</translation>
    </message>
    <message>
        <source>Memory on minus memory off, sentence by sentence; 95 % intervals over dialogues.</source>
        <translation>开启记忆减去关闭记忆，逐语句计算；按对话的 95 % 区间。</translation>
    </message>
    <message>
        <source>Measured: %1.</source>
        <translation>测量内容：%1。</translation>
    </message>
    <message>
        <source>Memory on this model&apos;s test dialogues</source>
        <translation>此模型测试对话上的记忆效果</translation>
    </message>
    <message>
        <source>Memory on this model&apos;s %1 split</source>
        <translation>此模型 %1 划分上的记忆效果</translation>
    </message>
    <message>
        <source>Emotions (WA)</source>
        <translation>情感（WA）</translation>
    </message>
    <message>
        <source>Next sentence&apos;s loss</source>
        <translation>下一语句的损失</translation>
    </message>
    <message>
        <source>Not with the model&apos;s own memory settings, but with %1.</source>
        <translation>未使用模型自身的记忆设置，而是使用 %1。</translation>
    </message>
    <message>
        <source>%1: WA %2, UA %3, %4: %5; loss on the next sentence %6: %7.</source>
        <translation>%1：WA %2，UA %3，%4：%5；下一语句的损失 %6：%7。</translation>
    </message>
    <message>
        <source>Memory on this model</source>
        <translation>此模型的记忆效果</translation>
    </message>
    <message>
        <source>Figures are there, but of other weights than these: they are not shown.</source>
        <translation>有相关数值，但属于其他权重：因此不予显示。</translation>
    </message>
    <message>
        <source>The file with its figures, evaluation.json, cannot be used.</source>
        <translation>含有数值的文件 evaluation.json 无法使用。</translation>
    </message>
    <message>
        <source>What memory is worth to it was not measured.</source>
        <translation>尚未测量记忆对此模型的作用。</translation>
    </message>
</context>
<context>
    <name>NewFileQuestion</name>
    <message>
        <source>Replace the file?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>“%1” exists already.</source>
        <translation>“%1”已存在。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
</context>
<context>
    <name>OtherAnnotatorsTrack</name>
    <message>
        <source>What other annotators of this project said of each sentence. Only read here; Edit, Annotator chooses whose lane is yours.</source>
        <translation>此项目的其他标注者对每个语句的标注。此处仅供查看；“编辑”“标注者”选择哪一条是您的。</translation>
    </message>
    <message>
        <source>Annotator without a name</source>
        <translation>未命名的标注者</translation>
    </message>
</context>
<context>
    <name>ParticipantPapers</name>
    <message>
        <source>Recovery sheet</source>
        <translation>恢复单</translation>
    </message>
    <message>
        <source>Whoever has this code can open the vault without its passphrase, and nobody can make the code again. Print this sheet, lock it away, and keep no copy on a computer.</source>
        <translation>持有此代码的人无需口令即可打开保险库，而代码无法再次生成。请打印此单并锁好，不要在计算机上保留副本。</translation>
    </message>
    <message>
        <source>To set a new passphrase with it: undertone-cli vault recover VAULT</source>
        <translation>用它设置新口令：undertone-cli vault recover VAULT</translation>
    </message>
</context>
<context>
    <name>RecordingText</name>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
    <message>
        <source>Cannot be read</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未录制</translation>
    </message>
    <message>
        <source>Is being recorded</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>已录制</translation>
    </message>
    <message>
        <source>Due for deletion</source>
        <translation>到期待删除</translation>
    </message>
    <message>
        <source>Destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>share</source>
        <translation>共享</translation>
    </message>
    <message>
        <source>nothing</source>
        <extracomment>A list of what somebody agrees to.</extracomment>
        <translation>无</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私人</translation>
    </message>
    <message>
        <source>Research</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Health care</source>
        <translation>医疗</translation>
    </message>
    <message>
        <source>A service to customers</source>
        <translation>客户服务</translation>
    </message>
    <message>
        <source>Workplace</source>
        <translation>工作场所</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>教育</translation>
    </message>
    <message>
        <source>signed</source>
        <translation>已签名</translation>
    </message>
    <message>
        <source>spoken</source>
        <translation>口头</translation>
    </message>
    <message>
        <source>on a form</source>
        <translation>书面表格</translation>
    </message>
    <message>
        <source>The device is being opened</source>
        <translation>正在打开设备</translation>
    </message>
    <message>
        <source>RECORDING</source>
        <translation>正在录制</translation>
    </message>
    <message>
        <source>PAUSED</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>The device gives nothing</source>
        <translation>设备没有输出</translation>
    </message>
    <message>
        <source>The device is gone; another is looked for</source>
        <translation>设备已断开；正在寻找其他设备</translation>
    </message>
    <message>
        <source>Being written to its end</source>
        <translation>正在写完</translation>
    </message>
    <message>
        <source>In the European Union emotions of people at work or in education must not be inferred (AI Act, Article 5(1)(f)). There the sound can be recorded but not analysed, unless a medical or safety reason is documented.</source>
        <translation>在欧盟，不得推断人们在工作场所或教育中的情绪（《人工智能法》第 5 条第 1 款 (f) 项）。在这些场合可以录音但不能分析，除非记录了医疗或安全方面的理由。</translation>
    </message>
    <message>
        <source>RECORDING a spoken consent</source>
        <translation>正在录制口头同意</translation>
    </message>
    <message>
        <source>Saved; what was said last is being analysed</source>
        <translation>已保存；正在分析最后所说的内容</translation>
    </message>
</context>
<context>
    <name>ReportPages</name>
    <message>
        <source>Page %1</source>
        <translation>第 %1 页</translation>
    </message>
</context>
<context>
    <name>RulerTrack</name>
    <message>
        <source>Time (h:mm:ss)</source>
        <translation>时间（h:mm:ss）</translation>
    </message>
    <message>
        <source>Time (m:ss)</source>
        <translation>时间（m:ss）</translation>
    </message>
    <message>
        <source>Drag here to move the playhead. A flag stands where somebody marked a place while it was recorded.</source>
        <translation>在此拖动可移动播放位置。旗标表示录制时有人标记过的位置。</translation>
    </message>
</context>
<context>
    <name>SessionLine</name>
    <message>
        <source>Recorded session</source>
        <translation>录制的会话</translation>
    </message>
    <message>
        <source>Recorded session of %1</source>
        <translation>%1 录制的会话</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>至 %1</translation>
    </message>
</context>
<context>
    <name>SpeakerTrack</name>
    <message>
        <source>Speakers</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Sentences are found when the analysis starts</source>
        <translation>分析开始时将检测语句</translation>
    </message>
    <message>
        <source>One lane per speaker, one bar per sentence. A grey band marks where sentences overlap, hatching a turn in which a second voice may be heard. Click a name to hear only that speaker’s turns, Shift+click not to hear them; what is not heard is pale.</source>
        <translation>每位说话人一条轨道，每个语句一个条块。灰色区域表示语句重叠，斜线表示可能有第二个声音的话轮。单击姓名只听该说话人，Shift+单击不听该说话人；不播放的部分颜色较浅。</translation>
    </message>
</context>
<context>
    <name>SpectrogramTrack</name>
    <message>
        <source>How strong each frequency is over time, in decibels below full scale. A short window shows when, a long one which frequency: both are chosen in View, Sound.</source>
        <translation>各频率随时间的强度，以低于满幅的分贝表示。短窗口显示时间更准，长窗口显示频率更准：在“视图”“声音”中选择。</translation>
    </message>
    <message>
        <source>Spectrogram</source>
        <translation>频谱图</translation>
    </message>
    <message>
        <source>kHz, window %1 ms</source>
        <translation>kHz，窗口 %1 毫秒</translation>
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
        <translation>情感时间线</translation>
    </message>
</context>
<context>
    <name>Training</name>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>留出</translation>
    </message>
    <message>
        <source>other speakers</source>
        <translation>其他说话人</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Updates of the weights</source>
        <translation>权重的更新次数</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>轮数</translation>
    </message>
    <message>
        <source>Passes over the training dialogues, in place of steps; 0: the steps count</source>
        <translation>遍历训练对话的次数，用来代替步数；0：以步数为准</translation>
    </message>
    <message>
        <source>Windows at a time</source>
        <translation>并行窗口数</translation>
    </message>
    <message>
        <source>Side by side; more take more memory</source>
        <translation>同时处理；越多则占用内存越多</translation>
    </message>
    <message>
        <source>Batches per step</source>
        <translation>每步批数</translation>
    </message>
    <message>
        <source>A larger batch without more memory</source>
        <translation>不增加内存的更大批量</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>学习率</translation>
    </message>
    <message>
        <source>The largest of the schedule</source>
        <translation>调度中的最大值</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>调度</translation>
    </message>
    <message>
        <source>How the learning rate falls after the warm-up</source>
        <translation>预热之后学习率如何下降</translation>
    </message>
    <message>
        <source>Warm-up steps</source>
        <translation>预热步数</translation>
    </message>
    <message>
        <source>While the rate rises along a line</source>
        <translation>学习率线性上升的阶段</translation>
    </message>
    <message>
        <source>Gradient clipping</source>
        <translation>梯度裁剪</translation>
    </message>
    <message>
        <source>Largest norm of the gradient; 0: not clipped</source>
        <translation>梯度的最大范数；0：不裁剪</translation>
    </message>
    <message>
        <source>Weight of L_e</source>
        <translation>L_e 的权重</translation>
    </message>
    <message>
        <source>W of the loss (1 − W) L_a + W L_e; 0.5 is Eq. 7</source>
        <translation>损失 (1 − W) L_a + W L_e 中的 W；0.5 即式 7</translation>
    </message>
    <message>
        <source>Averaging</source>
        <translation>权重平均</translation>
    </message>
    <message>
        <source>Decay of a moving average of the weights, such as 0.99, which is measured and written; 0: off</source>
        <translation>权重滑动平均的衰减，例如 0.99，测量和写出均使用该平均值；0：关闭</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>训练目标</translation>
    </message>
    <message>
        <source>Both losses (L_a and L_e), or the next token alone, as in the paper’s chain</source>
        <translation>两种损失（L_a 和 L_e），或如论文流程那样只用下一个词元</translation>
    </message>
    <message>
        <source>Temporary rank</source>
        <translation>临时秩</translation>
    </message>
    <message>
        <source>Of the temporary LoRA: when memory-aware, and of the model in use</source>
        <translation>临时 LoRA 的秩：用于记忆感知训练，以及使用中的模型</translation>
    </message>
    <message>
        <source>Temporary alpha</source>
        <translation>临时 alpha</translation>
    </message>
    <message>
        <source>Its alpha</source>
        <translation>其 alpha</translation>
    </message>
    <message>
        <source>Temporary rate</source>
        <translation>临时学习率</translation>
    </message>
    <message>
        <source>Its learning rate</source>
        <translation>其学习率</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>权重衰减</translation>
    </message>
    <message>
        <source>Of AdamW, on matrices</source>
        <translation>AdamW 的权重衰减，作用于矩阵</translation>
    </message>
    <message>
        <source>Target tokens (n_o)</source>
        <translation>目标词元（n_o）</translation>
    </message>
    <message>
        <source>Targets of the audio loss in a window, Eq. 3</source>
        <translation>窗口中音频损失的目标，式 3</translation>
    </message>
    <message>
        <source>Prefix tokens (n_p)</source>
        <translation>前缀词元（n_p）</translation>
    </message>
    <message>
        <source>Tokens before them, Eq. 3</source>
        <translation>目标之前的词元，式 3</translation>
    </message>
    <message>
        <source>Tokens of a stretch</source>
        <translation>区段词元数</translation>
    </message>
    <message>
        <source>At most what the model sees (n_limit)</source>
        <translation>不超过模型可见的范围（n_limit）</translation>
    </message>
    <message>
        <source>Emotions read</source>
        <translation>情感读取位置</translation>
    </message>
    <message>
        <source>At all sentences of a window, or its last</source>
        <translation>在窗口的所有语句处，或仅在最后一个</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA 秩</translation>
    </message>
    <message>
        <source>LoRA alpha</source>
        <translation>LoRA alpha</translation>
    </message>
    <message>
        <source>Rows of new tokens</source>
        <translation>新词元的行</translation>
    </message>
    <message>
        <source>Of codes and emotions, in embedding and output</source>
        <translation>编码和情感在嵌入层与输出层中的行</translation>
    </message>
    <message>
        <source>Memory-aware</source>
        <translation>记忆感知</translation>
    </message>
    <message>
        <source>The temporary LoRA follows each dialogue, as it does in use</source>
        <translation>临时 LoRA 跟随每个对话，与使用时相同</translation>
    </message>
    <message>
        <source>Share held back</source>
        <translation>留出比例</translation>
    </message>
    <message>
        <source>Share of the training dialogues, to keep the best by; 0: none</source>
        <translation>训练对话中用于选取最佳结果的比例；0：不留出</translation>
    </message>
    <message>
        <source>Measure every</source>
        <translation>测量间隔</translation>
    </message>
    <message>
        <source>Steps between two measurements; 0: never</source>
        <translation>两次测量之间的步数；0：不测量</translation>
    </message>
    <message>
        <source>Patience</source>
        <translation>耐心值</translation>
    </message>
    <message>
        <source>Measurements without a better one before it stops; 0: never</source>
        <translation>连续多少次测量没有改善后停止；0：不停止</translation>
    </message>
    <message>
        <source>Best by</source>
        <translation>最佳依据</translation>
    </message>
    <message>
        <source>What makes the dialogues held back read better</source>
        <translation>依据什么判断留出的对话读得更好</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>Of the new body</source>
        <translation>新主体的宽度</translation>
    </message>
    <message>
        <source>Blocks</source>
        <translation>模块数</translation>
    </message>
    <message>
        <source>Attention heads</source>
        <translation>注意力头</translation>
    </message>
    <message>
        <source>Feed-forward width</source>
        <translation>前馈宽度</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Of everything random</source>
        <translation>用于一切随机过程</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Number type</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>Of the matrix products</source>
        <translation>矩阵乘法的数值类型</translation>
    </message>
    <message>
        <source>Best step</source>
        <translation>最佳步</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Audio loss L_a</source>
        <translation>音频损失 L_a</translation>
    </message>
    <message>
        <source>Emotion loss L_e</source>
        <translation>情感损失 L_e</translation>
    </message>
    <message>
        <source>L_a, held back</source>
        <translation>L_a，留出</translation>
    </message>
    <message>
        <source>UA, held back</source>
        <translation>UA，留出</translation>
    </message>
    <message>
        <source>L_a, other speakers</source>
        <translation>L_a，其他说话人</translation>
    </message>
    <message>
        <source>UA, other speakers</source>
        <translation>UA，其他说话人</translation>
    </message>
    <message>
        <source>As the paper</source>
        <translation>按论文</translation>
    </message>
    <message>
        <source>Section 4.2: one window a step, 20 passes, rank 64, learning rate 5e-5</source>
        <translation>第 4.2 节：每步一个窗口，遍历 20 次，秩 64，学习率 5e-5</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>Minutes on two cores: to see that everything works</source>
        <translation>双核上几分钟即可完成：用于确认一切正常</translation>
    </message>
    <message>
        <source>Small model</source>
        <translation>小模型</translation>
    </message>
    <message>
        <source>How the small model that ships was trained</source>
        <translation>随附小模型的训练方式</translation>
    </message>
    <message>
        <source>Packed</source>
        <translation>打包</translation>
    </message>
    <message>
        <source>Whole stretches of a dialogue, for reading in one pass</source>
        <translation>对话的整个区段，用于一次性读取</translation>
    </message>
    <message>
        <source>running</source>
        <translation>运行中</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Emotion speech LLM</source>
        <translation>情感语音 LLM</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Choose the folder of a base model, or train one from nothing first.</source>
        <translation>请选择基础模型的文件夹，或先从头训练一个。</translation>
    </message>
    <message>
        <source>The folder %1 holds no base model: it has no config.json.</source>
        <translation>文件夹 %1 中没有基础模型：缺少 config.json。</translation>
    </message>
    <message>
        <source>The base in %1 lies there as pickles, which are not read: convert it to safetensors.</source>
        <translation>%1 中的基础模型是 pickle 文件，不予读取：请转换为 safetensors。</translation>
    </message>
    <message>
        <source>The folder %1 holds no weights (safetensors).</source>
        <translation>文件夹 %1 中没有权重（safetensors）。</translation>
    </message>
    <message>
        <source>Choose the folder of the speech tokenizer that made the tokens.</source>
        <translation>请选择生成这些词元的语音分词器的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 holds no speech tokenizer: that is a config.json and a model.safetensors.</source>
        <translation>文件夹 %1 中没有语音分词器，即 config.json 和 model.safetensors。</translation>
    </message>
    <message>
        <source>The tokens were made by another tokenizer than %1: choose the one that made them, or make the tokens anew.</source>
        <translation>这些词元由 %1 以外的分词器生成：请选择生成它们的分词器，或重新生成词元。</translation>
    </message>
    <message>
        <source>Give the model a name.</source>
        <translation>请为模型命名。</translation>
    </message>
    <message>
        <source>Name the folder to write.</source>
        <translation>请指定要写入的文件夹。</translation>
    </message>
    <message>
        <source>The folder %1 holds files already: name another one.</source>
        <translation>文件夹 %1 中已有文件：请指定另一个。</translation>
    </message>
    <message>
        <source>There is no room for the model: it takes about %1, and %2 are free where it would lie. Name another folder.</source>
        <translation>没有足够空间存放模型：约需 %1，而目标位置可用 %2。请指定其他文件夹。</translation>
    </message>
    <message>
        <source>The parts cannot be read</source>
        <translation>无法读取部件</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The same from the command line, with the same figures</source>
        <translation>用命令行执行相同操作，得到相同的数值</translation>
    </message>
    <message>
        <source>getting ready</source>
        <translation>正在准备</translation>
    </message>
    <message>
        <source>no step taken</source>
        <translation>尚未执行任何步骤</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Temporary half-life</source>
        <translation>临时半衰期</translation>
    </message>
    <message>
        <source>Sentences in which what it holds fades to half; 0: never</source>
        <translation>其内容衰减到一半所需的语句数；0：从不</translation>
    </message>
    <message>
        <source>Readout norm</source>
        <translation>读取范数</translation>
    </message>
    <message>
        <source>Largest L2 norm of it under which emotions are read; 0: not bounded</source>
        <translation>读取情感时其最大 L2 范数；0：不限</translation>
    </message>
</context>
<context>
    <name>WaveformTrack</name>
    <message>
        <source>height = %1 dBFS</source>
        <translation>高度 = %1 dBFS</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>Waveform</source>
        <translation>波形</translation>
    </message>
    <message>
        <source>Reading the waveform…</source>
        <translation>正在读取波形…</translation>
    </message>
    <message>
        <source>Waveform, channel %1</source>
        <translation>波形，声道 %1</translation>
    </message>
    <message>
        <source>The recording, scaled so that its loudest sample fills the height (dBFS: below full scale), unless it is zoomed vertically. Dark is what lasts, pale the loudest instants; outside sentences it is all pale. Close up each sample is a point. Where channels stand apart, click the number of one to hear it alone.</source>
        <translation>录音波形，除非纵向放大，否则按最响的采样点填满高度（dBFS：低于满幅）。深色为持续的部分，浅色为最响的瞬间；语句之外全为浅色。放大后每个采样是一个点。声道分开显示时，单击声道编号可只收听该声道。</translation>
    </message>
</context>
<context>
    <name>undertone</name>
    <message>
        <source>%1 sentences</source>
        <translation>%1 个语句</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>memory on (DPM)</source>
        <translation>开启记忆（DPM）</translation>
    </message>
    <message>
        <source>memory off</source>
        <translation>关闭记忆</translation>
    </message>
    <message>
        <source>sentences from %1</source>
        <translation>语句来自 %1</translation>
    </message>
    <message>
        <source>incomplete: %1 of %2 sentences</source>
        <translation>不完整：%1/%2 个语句</translation>
    </message>
    <message>
        <source>speaker not known</source>
        <translation>说话人未知</translation>
    </message>
    <message>
        <source>Memory off</source>
        <translation>关闭记忆</translation>
    </message>
    <message>
        <source>differs</source>
        <translation>不同</translation>
    </message>
    <message>
        <source>same label</source>
        <translation>标签相同</translation>
    </message>
    <message>
        <source>Loss, memory off</source>
        <translation>损失（关闭记忆）</translation>
    </message>
    <message>
        <source>nats/token</source>
        <translation>nat/词元</translation>
    </message>
    <message>
        <source>Sentence %1 of %2</source>
        <translation>语句 %1/%2</translation>
    </message>
    <message>
        <source>Too short to trust (under %1 s)</source>
        <translation>太短而不可信（短于 %1 秒）</translation>
    </message>
    <message>
        <source>Being analysed…</source>
        <translation>正在分析…</translation>
    </message>
    <message>
        <source>Not analysed yet</source>
        <translation>尚未分析</translation>
    </message>
    <message>
        <source>Loss before step</source>
        <translation>训练步之前的损失</translation>
    </message>
    <message>
        <source>Loss after step</source>
        <translation>训练步之后的损失</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>更新范数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Sentence %1 of %2, %3, %4 to %5</source>
        <translation>语句 %1/%2，%3，%4 至 %5</translation>
    </message>
    <message>
        <source>%1, not analysed yet</source>
        <translation>%1，尚未分析</translation>
    </message>
    <message>
        <source>%1, %2, %3 percent</source>
        <translation>%1，%2，百分之 %3</translation>
    </message>
    <message>
        <source>silence</source>
        <translation>静音</translation>
    </message>
    <message>
        <source>no speech</source>
        <translation>无语音</translation>
    </message>
    <message>
        <source>No emotion: %1</source>
        <translation>无情感：%1</translation>
    </message>
    <message>
        <source>%1, no emotion: %2</source>
        <translation>%1，无情感：%2</translation>
    </message>
    <message>
        <source>Sounds unlike what the model was trained on</source>
        <translation>听起来与模型的训练数据不同</translation>
    </message>
    <message>
        <source>No label stands out</source>
        <translation>没有突出的标签</translation>
    </message>
    <message>
        <source>Hidden until you have labelled it</source>
        <translation>在您加标签之前隐藏</translation>
    </message>
    <message>
        <source>Hidden until you have labelled and revealed it</source>
        <translation>在您加标签并揭示之前隐藏</translation>
    </message>
    <message>
        <source>Before the replay: %1</source>
        <translation>重放之前：%1</translation>
    </message>
    <message>
        <source>no emotion</source>
        <translation>无情绪</translation>
    </message>
    <message>
        <source>Stated by the user: %1</source>
        <translation>用户声明：%1</translation>
    </message>
    <message>
        <source>%1 of %2 sentences labelled</source>
        <translation>%2 个语句中 %1 个有标签</translation>
    </message>
    <message>
        <source>labels of the annotator</source>
        <translation>标注者的标签</translation>
    </message>
    <message>
        <source>labels of %1</source>
        <translation>%1 的标签</translation>
    </message>
    <message>
        <source>%1 of them without a current result</source>
        <translation>其中 %1 个没有当前结果</translation>
    </message>
    <message>
        <source>A second voice may be heard</source>
        <translation>可能有第二个声音</translation>
    </message>
</context>
<context>
    <name>undertone::AboutDialog</name>
    <message>
        <source>About Undertone</source>
        <translation>关于 Undertone</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Undertone %1</source>
        <translation>Undertone %1</translation>
    </message>
    <message>
        <source>Reads emotions from a conversation, sentence by sentence. While it listens, a small temporary memory (dynamic parameter memory: a temporary LoRA, trained by one step per sentence) takes up what was said, and is gone when the run ends.</source>
        <translation>从对话中逐语句识别情感。在聆听过程中，一个小型临时记忆（动态参数记忆：一个临时 LoRA，每个语句训练一步）会吸收所说的内容，并在运行结束时消失。</translation>
    </message>
    <message>
        <source>Nothing leaves this machine: no network connection is opened. A statement you make about a recording is your word; it is written into results and is not consent.</source>
        <translation>任何内容都不会离开此计算机：不会打开网络连接。您对录音所作的声明由您负责；它会写入结果，但不等于同意。</translation>
    </message>
    <message>
        <source>No model is loaded.</source>
        <translation>未加载模型。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数量</translation>
    </message>
    <message>
        <source>%1 speech tokenizer, %2 language model</source>
        <translation>语音分词器 %1，语言模型 %2</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>temporary LoRA of rank %1, learning rate %2, prefix of %3 tokens</source>
        <translation>秩为 %1 的临时 LoRA，学习率 %2，前缀 %3 个词元</translation>
    </message>
    <message>
        <source>This measures it:</source>
        <translation>测量方法：</translation>
    </message>
    <message>
        <source>Memory&apos;s worth</source>
        <translation>记忆的作用</translation>
    </message>
    <message>
        <source>Runs on</source>
        <translation>运行于</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>This model has no card.</source>
        <translation>此模型没有模型卡。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Built with Qt, QCustomPlot, LibTorch, libsndfile, PortAudio, soxr, FFTW and Rubber Band.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更新版本。使用 Qt、QCustomPlot、LibTorch、libsndfile、PortAudio、soxr、FFTW 和 Rubber Band 构建。</translation>
    </message>
</context>
<context>
    <name>undertone::AdjudicationDialog</name>
    <message>
        <source>Adjudicate</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>What annotators and the model say</source>
        <translation>标注者和模型的标注</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>给出方式</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>why, for whoever reads it later</source>
        <translation>理由，供日后阅读者参考</translation>
    </message>
    <message>
        <source>your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Re&amp;mark</source>
        <translation>备注(&amp;M)</translation>
    </message>
    <message>
        <source>Decided b&amp;y</source>
        <translation>裁定人(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Play the sentence</source>
        <translation>播放语句(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next to adjudicate</source>
        <translation>下一个待裁定语句(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Take back</source>
        <translation>收回裁定(&amp;T)</translation>
    </message>
    <message>
        <source>No sentence is selected</source>
        <translation>未选择语句</translation>
    </message>
    <message>
        <source>Sentence %1 · %2 · %3</source>
        <translation>语句 %1 · %2 · %3</translation>
    </message>
    <message>
        <source>speaker not known</source>
        <translation>说话人未知</translation>
    </message>
    <message>
        <source>Not decided yet. What holds in the end?</source>
        <translation>尚未裁定。最终应为哪个标签？</translation>
    </message>
    <message>
        <source>Decided by %1.</source>
        <translation>由 %1 裁定。</translation>
    </message>
    <message>
        <source>Decided by %1 on %2.</source>
        <translation>由 %1 于 %2 裁定。</translation>
    </message>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Annotator without a name</source>
        <translation>未命名的标注者</translation>
    </message>
    <message>
        <source>blind</source>
        <translation>盲标</translation>
    </message>
    <message>
        <source>others in view</source>
        <translation>可见他人标签</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model, memory off</source>
        <translation>模型，关闭记忆</translation>
    </message>
    <message>
        <source>probability %1</source>
        <translation>概率 %1</translation>
    </message>
    <message>
        <source>Say who decides first.</source>
        <translation>请先填写裁定人。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>undertone::AgreementCurve</name>
    <message>
        <source>Agreement over the conversation</source>
        <translation>对话过程中的一致性</translation>
    </message>
    <message>
        <source>The same figures stand in the list of figures, under Over time.</source>
        <translation>相同的数值列在指标列表的“随时间变化”下。</translation>
    </message>
    <message>
        <source>share alike</source>
        <translation>标签相同的比例</translation>
    </message>
    <message>
        <source>%1 with its 95 % interval</source>
        <translation>%1 及其 95 % 区间</translation>
    </message>
    <message>
        <source>Nothing to draw yet</source>
        <translation>尚无可绘制的内容</translation>
    </message>
</context>
<context>
    <name>undertone::AgreementWindow</name>
    <message>
        <source>Cannot be computed: too few labels, or one label alone</source>
        <translation>无法计算：标签太少，或只有一种标签</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>一致性</translation>
    </message>
    <message>
        <source>Written to “%1”.</source>
        <translation>已写入“%1”。</translation>
    </message>
    <message>
        <source>How often each label of one met each label of the other</source>
        <translation>一方的每个标签与另一方的每个标签同时出现的次数</translation>
    </message>
    <message>
        <source>A cell lists its sentences in the table and plays the first</source>
        <translation>单击单元格会在表格中列出其语句并播放第一个</translation>
    </message>
    <message>
        <source>Figures of agreement</source>
        <translation>一致性指标</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>95 % interval</source>
        <translation>95 % 区间</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>&amp;Rows</source>
        <translation>行(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;olumns</source>
        <translation>列(&amp;O)</translation>
    </message>
    <message>
        <source>Stretches o&amp;f</source>
        <translation>区段长度(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Save the figures…</source>
        <translation>保存指标(&amp;S)…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>裁定结果</translation>
    </message>
    <message>
        <source>%1: %2, %3: %4, %5 sentences</source>
        <translation>%1：%2，%3：%4，%5 个语句</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1 和 %2</translation>
    </message>
    <message>
        <source>%1: share alike</source>
        <translation>%1：标签相同的比例</translation>
    </message>
    <message>
        <source>%1: Cohen&apos;s κ</source>
        <translation>%1：Cohen κ</translation>
    </message>
    <message>
        <source>%1: Cohen&apos;s κ by time</source>
        <translation>%1：按时长计的 Cohen κ</translation>
    </message>
    <message>
        <source>Every sentence weighs the tenths of a second that it lasts</source>
        <translation>每个语句按其时长（以十分之一秒计）加权</translation>
    </message>
    <message>
        <source>All %1 people</source>
        <translation>全部 %1 人</translation>
    </message>
    <message>
        <source>Fleiss&apos; κ</source>
        <translation>Fleiss κ</translation>
    </message>
    <message>
        <source>Over the sentences that all of them labelled</source>
        <translation>基于所有人都加了标签的语句</translation>
    </message>
    <message>
        <source>Krippendorff&apos;s α</source>
        <translation>Krippendorff α</translation>
    </message>
    <message>
        <source>Over the sentences that two or more of them labelled</source>
        <translation>基于至少两人加了标签的语句</translation>
    </message>
    <message>
        <source>Anchoring: labels equal to the model&apos;s</source>
        <translation>锚定效应：与模型相同的标签</translation>
    </message>
    <message>
        <source>all people</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1: of those given in sight of it</source>
        <translation>%1：看到模型标签后给出的标签中</translation>
    </message>
    <message>
        <source>%1: of those given blind</source>
        <translation>%1：盲标给出的标签中</translation>
    </message>
    <message>
        <source>%1: difference, the anchoring rate</source>
        <translation>%1：差值，即锚定率</translation>
    </message>
    <message>
        <source>%1: changed to it after a blind label that differed</source>
        <translation>%1：盲标不同、之后改为与模型相同</translation>
    </message>
    <message>
        <source>Over time: %1 and %2</source>
        <translation>随时间变化：%1 和 %2</translation>
    </message>
    <message>
        <source>%1 – %2: Cohen&apos;s κ, share alike %3</source>
        <translation>%1 – %2：Cohen κ，标签相同的比例 %3</translation>
    </message>
    <message>
        <source>People with people</source>
        <translation>人与人之间</translation>
    </message>
    <message>
        <source>People with the model</source>
        <translation>人与模型之间</translation>
    </message>
    <message>
        <source>Cohen&apos;s κ</source>
        <translation>Cohen κ</translation>
    </message>
    <message>
        <source>Open a project whose sentences have labels.</source>
        <translation>请打开语句带有标签的项目。</translation>
    </message>
    <message>
        <source>A cell lists its sentences in the table and plays the first.</source>
        <translation>单击单元格会在表格中列出其语句并播放第一个。</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) whose labels are hidden from you are left out.</source>
        <translation>
            <numerusform>已略去 %n 个对您隐藏标签的语句。</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the figures</source>
        <translation>保存指标</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>表格 (*.csv)</translation>
    </message>
</context>
<context>
    <name>undertone::AnalysisDialog</name>
    <message>
        <source>&amp;Remember the conversation</source>
        <translation>记住对话(&amp;R)</translation>
    </message>
    <message>
        <source>Measure &amp;loss after each step</source>
        <translation>测量每步之后的损失(&amp;L)</translation>
    </message>
    <message>
        <source>Analysis settings</source>
        <translation>分析设置</translation>
    </message>
    <message>
        <source>Used from the next analysis on. Results that are shown stay as they are.</source>
        <translation>从下一次分析起生效。已显示的结果保持不变。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Processor</source>
        <translation>处理器</translation>
    </message>
    <message>
        <source>GPU %1</source>
        <translation>GPU %1</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>fp32, 32 bits</source>
        <translation>fp32，32 位</translation>
    </message>
    <message>
        <source>bf16, 16 bits</source>
        <translation>bf16，16 位</translation>
    </message>
    <message>
        <source>&amp;Number type</source>
        <translation>数值类型(&amp;N)</translation>
    </message>
    <message>
        <source>Automatic takes a GPU where there is one, and bf16 where the processor computes with it. Another choice loads the model again.</source>
        <translation>“自动”会在有 GPU 时使用 GPU，并在处理器支持时使用 bf16。更改选择会重新加载模型。</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>记忆</translation>
    </message>
    <message>
        <source>after every sentence</source>
        <translation>每句之后</translation>
    </message>
    <message>
        <source>after a number of tokens</source>
        <translation>每隔一定数量的词元</translation>
    </message>
    <message>
        <source>after sentences that surprise</source>
        <translation>在出乎意料的句子之后</translation>
    </message>
    <message>
        <source>It is &amp;written</source>
        <translation>写入时机(&amp;W)</translation>
    </message>
    <message>
        <source> tokens</source>
        <translation> 个词元</translation>
    </message>
    <message>
        <source>E&amp;very</source>
        <translation>间隔(&amp;V)</translation>
    </message>
    <message>
        <source>× </source>
        <translation>× </translation>
    </message>
    <message>
        <source>A sentence is written where its loss exceeds this times the mean loss so far.</source>
        <translation>当句子的损失超过此前平均损失的该倍数时写入。</translation>
    </message>
    <message>
        <source>Loss over &amp;mean</source>
        <translation>损失与均值之比(&amp;M)</translation>
    </message>
    <message>
        <source>A temporary LoRA is trained by one step for each sentence. The paper writes every sentence. The loss after a step takes one more forward per sentence.</source>
        <translation>每句话用一步训练临时 LoRA。论文中每句都写入。测量每步之后的损失需要每句多一次前向计算。</translation>
    </message>
    <message>
        <source>as the model says</source>
        <translation>按模型的设定</translation>
    </message>
    <message>
        <source>each sentence by itself</source>
        <translation>逐句</translation>
    </message>
    <message>
        <source>the whole recording at once</source>
        <translation>整段录音一次完成</translation>
    </message>
    <message>
        <source>&amp;Tokenizing</source>
        <translation>词元化(&amp;T)</translation>
    </message>
    <message>
        <source>At once, a sentence&apos;s tokens depend on what follows it too, which results then say.</source>
        <translation>一次完成时，句子的词元也取决于其后的内容，结果中会注明。</translation>
    </message>
</context>
<context>
    <name>undertone::AnnotationPanel</name>
    <message>
        <source>What is said in this sentence</source>
        <translation>此语句中所说的内容</translation>
    </message>
    <message>
        <source>What is said (F2)</source>
        <translation>所说内容（F2）</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>How sure you are of your label</source>
        <translation>您对标签的确信程度</translation>
    </message>
    <message>
        <source>anything worth remembering</source>
        <translation>任何值得记录的内容</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>置信度</translation>
    </message>
    <message>
        <source>Remark</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>New speaker…</source>
        <translation>新说话人…</translation>
    </message>
    <message>
        <source>Valence: 1 unpleasant to 5 pleasant</source>
        <translation>效价：1 不愉快至 5 愉快</translation>
    </message>
    <message>
        <source>Arousal: 1 calm to 5 excited</source>
        <translation>唤醒度：1 平静至 5 激动</translation>
    </message>
    <message>
        <source>Dominance: 1 submissive to 5 dominant</source>
        <translation>支配度：1 顺从至 5 支配</translation>
    </message>
    <message>
        <source>V, A, D</source>
        <translation>效价/唤醒/支配</translation>
    </message>
    <message>
        <source>Valence, arousal and dominance</source>
        <translation>效价、唤醒度和支配度</translation>
    </message>
</context>
<context>
    <name>undertone::CertificateDialog</name>
    <message>
        <source>Destroyed</source>
        <translation>已销毁</translation>
    </message>
    <message>
        <source>The session was destroyed</source>
        <translation>会话已销毁</translation>
    </message>
    <message>
        <source>The consent of %1 was withdrawn</source>
        <translation>%1 的同意已撤回</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) destroyed; what they sealed cannot be read any more.</source>
        <translation>
            <numerusform>已销毁 %n 个密钥；用它们加密的内容再也无法读取。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s) of sound are gone.</source>
        <translation>
            <numerusform>%n 个声道的声音已不存在。</numerusform>
        </translation>
    </message>
    <message>
        <source>Models that were trained on it are blocked until they are trained anew: %1</source>
        <translation>用它训练过的模型在重新训练之前已停用：%1</translation>
    </message>
    <message>
        <source>Head of the log: %1</source>
        <translation>日志头：%1</translation>
    </message>
    <message>
        <source>&amp;Certificate as PDF…</source>
        <translation>证明存为 PDF(&amp;C)…</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证明</translation>
    </message>
    <message>
        <source>certificate.pdf</source>
        <translation>certificate.pdf</translation>
    </message>
    <message>
        <source>The certificate cannot be written</source>
        <translation>无法写入证明</translation>
    </message>
    <message>
        <source>Delete these models by hand: they were trained on it, and cannot be blocked: %1</source>
        <translation>请手动删除这些模型：它们曾用其训练，且无法封锁：%1</translation>
    </message>
    <message>
        <source>The log does not tell of this</source>
        <translation>日志中没有此记录</translation>
    </message>
    <message>
        <source>These folders cannot be looked through; a model in them that was trained on it is not blocked: %1</source>
        <translation>无法查找以下文件夹；其中用它训练过的模型不会被停用：%1</translation>
    </message>
    <message numerus="yes">
        <source>Of %n shared channel(s) only sentences of the others are left.</source>
        <translation>
            <numerusform>%n 个共用声道中只保留了其他人的句子。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) with their labels and texts destroyed.</source>
        <translation>
            <numerusform>已销毁 %n 个句子及其标签和文本。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) of the others kept.</source>
        <translation>
            <numerusform>保留了其他人的 %n 个句子。</numerusform>
        </translation>
    </message>
    <message>
        <source>All labels and texts of the session are gone</source>
        <translation>会话的所有标签和文本均已删除</translation>
    </message>
</context>
<context>
    <name>undertone::CommandLineView</name>
    <message>
        <source>Command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>Cop&amp;y</source>
        <translation>复制(&amp;Y)</translation>
    </message>
    <message>
        <source>Copy the command line</source>
        <translation>复制命令行</translation>
    </message>
</context>
<context>
    <name>undertone::ComparisonPage</name>
    <message>
        <source>Lines: training loss; dashed with dots: measured on other speakers, or on dialogues held back. Settings that differ come first and stand out.</source>
        <translation>线条：训练损失；带点的虚线：在其他说话人或留出对话上的测量值。有差异的设置排在最前并突出显示。</translation>
    </message>
    <message>
        <source>Figures and settings of the runs</source>
        <translation>各运行的数值和设置</translation>
    </message>
    <message numerus="yes">
        <source>%n runs compared</source>
        <translation>
            <numerusform>对比 %n 个运行</numerusform>
        </translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
</context>
<context>
    <name>undertone::ConsentPage</name>
    <message>
        <source>Who agrees to what</source>
        <translation>谁同意什么</translation>
    </message>
    <message>
        <source>&amp;Print the notice…</source>
        <translation>打印告知(&amp;P)…</translation>
    </message>
    <message>
        <source>C&amp;lear</source>
        <translation>清除(&amp;L)</translation>
    </message>
    <message>
        <source>File that shows it</source>
        <translation>证明文件</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Notice</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Signed &amp;here</source>
        <translation>在此签名(&amp;H)</translation>
    </message>
    <message>
        <source>On a paper &amp;form, scanned</source>
        <translation>书面表格扫描件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Spoken, in a clip</source>
        <translation>口头，音频片段(&amp;S)</translation>
    </message>
    <message>
        <source>The signature, clip or scan is encrypted under a key of this speaker&apos;s own.</source>
        <translation>签名、片段或扫描件用该说话人自己的密钥加密。</translation>
    </message>
    <message>
        <source>%1 agrees to be recorded</source>
        <translation>%1 同意录制</translation>
    </message>
    <message>
        <source>%1 has not agreed yet</source>
        <translation>%1 尚未同意</translation>
    </message>
    <message>
        <source>%1 does not agree to be recorded. Take them out of the session and out of the room, or do not record.</source>
        <translation>%1 不同意录制。请让其退出会话并离开房间，或者不要录制。</translation>
    </message>
    <message>
        <source>Hand the screen to each speaker. They read the notice, choose what they agree to, and sign or say it. They may refuse without a reason.</source>
        <translation>请依次把屏幕交给每位说话人。他们阅读告知、选择同意的用途，并签名或口头表示，也可以不说明理由地拒绝。</translation>
    </message>
    <message>
        <source>%1 signed for other choices: clear the signature, and let them sign again.</source>
        <translation>%1 签署时的选择不同：请清除签名并让其重新签署。</translation>
    </message>
    <message>
        <source>The file of %1 was chosen for other choices: choose it again.</source>
        <translation>%1 的文件是针对其他选择提供的：请重新选择。</translation>
    </message>
    <message>
        <source>A copy of this file is encrypted under a key of this speaker&apos;s own. The file itself stays where it is, readable: delete it there.</source>
        <translation>此文件的副本会用该说话人自己的密钥加密。文件本身仍以可读的形式留在原处：请在那里将其删除。</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusPage</name>
    <message>
        <source>Which dialogues?</source>
        <translation>使用哪些对话？</translation>
    </message>
    <message>
        <source>Training reads dialogues as speech tokens: one file, made once of a corpus.</source>
        <translation>训练以语音词元的形式读取对话：一个文件，由语料库一次性生成。</translation>
    </message>
    <message>
        <source>Tokens (*.safetensors);;All files (*)</source>
        <translation>词元 (*.safetensors);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Corpus or tokens to train on</source>
        <translation>用于训练的语料库或词元</translation>
    </message>
    <message>
        <source>A corpus’s folder, or a token file</source>
        <translation>语料库文件夹，或词元文件</translation>
    </message>
    <message>
        <source>Tokens of other speakers</source>
        <translation>其他说话人的词元</translation>
    </message>
    <message>
        <source>Optional: dialogues to measure on the way</source>
        <translation>可选：训练途中用于测量的对话</translation>
    </message>
    <message>
        <source>&amp;Train on</source>
        <translation>训练数据(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Measure on</source>
        <translation>测量数据(&amp;M)</translation>
    </message>
    <message>
        <source>dialogues</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>speakers</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Choose the folder of a corpus – IEMOCAP, MELD, RAVDESS, CREMA-D, EmoDB, or clips with a manifest.csv – to see what it holds and turn it into tokens, or a token file that was made before.</source>
        <translation>请选择语料库的文件夹（IEMOCAP、MELD、RAVDESS、CREMA-D、EmoDB，或带有 manifest.csv 的音频片段），以查看其内容并转换为词元；也可选择以前生成的词元文件。</translation>
    </message>
    <message>
        <source>Looking at what lies there…</source>
        <translation>正在查看其中的内容…</translation>
    </message>
    <message>
        <source>Of: %1</source>
        <translation>来源：%1</translation>
    </message>
    <message>
        <source>Measured on %1 dialogues of other speakers, %2 sentences.</source>
        <translation>在其他说话人的 %1 个对话、%2 个语句上测量。</translation>
    </message>
    <message>
        <source>Without dialogues of other speakers there is no curve to judge by, unless some are held back (page Method).</source>
        <translation>没有其他说话人的对话，就没有可供判断的曲线，除非留出一部分对话（“方法”页）。</translation>
    </message>
    <message>
        <source>The corpus cannot be read</source>
        <translation>无法读取语料库</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusPanel</name>
    <message>
        <source>dialogues</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>sentences</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>of speech</source>
        <translation>语音时长</translation>
    </message>
    <message>
        <source>speakers</source>
        <translation>说话人</translation>
    </message>
</context>
<context>
    <name>undertone::CorpusWindow</name>
    <message>
        <source>&amp;Choose a folder…</source>
        <translation>选择文件夹(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Open the dialogue</source>
        <translation>打开对话(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Analyse all</source>
        <translation>全部分析(&amp;A)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;N)</translation>
    </message>
    <message>
        <source>Corpora</source>
        <translation>语料库</translation>
    </message>
    <message>
        <source>Find words, names, speakers</source>
        <translation>查找词语、名称、说话人</translation>
    </message>
    <message>
        <source>Find in the corpus</source>
        <translation>在语料库中查找</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>情感</translation>
    </message>
    <message>
        <source>Agreement of the raters</source>
        <translation>评定者的一致性</translation>
    </message>
    <message>
        <source>Raters: all</source>
        <translation>评定者：全部</translation>
    </message>
    <message>
        <source>Raters all agree</source>
        <translation>评定者全部一致</translation>
    </message>
    <message>
        <source>A majority of raters</source>
        <translation>多数评定者一致</translation>
    </message>
    <message>
        <source>Raters divided</source>
        <translation>评定者有分歧</translation>
    </message>
    <message>
        <source>What the model says</source>
        <translation>模型的判断</translation>
    </message>
    <message>
        <source>Model: all</source>
        <translation>模型：全部</translation>
    </message>
    <message>
        <source>Model disagrees</source>
        <translation>模型不一致</translation>
    </message>
    <message>
        <source>Model agrees</source>
        <translation>模型一致</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>Sessions, dialogues and sentences</source>
        <translation>会话、对话和语句</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Raters</source>
        <translation>评定者</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Every recording that has no results of this model yet; what is done stays when it is cancelled</source>
        <translation>所有尚无此模型结果的录音；取消时已完成的部分会保留</translation>
    </message>
    <message>
        <source>%1 of %2 recordings are analysed.</source>
        <translation>已分析 %1/%2 段录音。</translation>
    </message>
    <message>
        <source>Cancelled. What was done is kept.</source>
        <translation>已取消。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Choose a corpus, or a folder of recordings</source>
        <translation>选择语料库或录音文件夹</translation>
    </message>
    <message>
        <source>Reading “%1”…</source>
        <translation>正在读取“%1”…</translation>
    </message>
    <message>
        <source>Speakers: all</source>
        <translation>说话人：全部</translation>
    </message>
    <message>
        <source>Emotions: all</source>
        <translation>情感：全部</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>analysed</source>
        <translation>已分析</translation>
    </message>
    <message>
        <source>no sound</source>
        <translation>无声音</translation>
    </message>
    <message>
        <source>Choose a corpus, such as IEMOCAP or MELD, or any folder of recordings.</source>
        <translation>请选择语料库（例如 IEMOCAP 或 MELD），或任意录音文件夹。</translation>
    </message>
    <message>
        <source>%1 recordings</source>
        <translation>%1 段录音</translation>
    </message>
    <message>
        <source>%1 dialogues, %2 sentences</source>
        <translation>%1 个对话，%2 个语句</translation>
    </message>
    <message>
        <source>%1 analysed</source>
        <translation>已分析 %1 个</translation>
    </message>
    <message>
        <source>%1 files or lines were passed over</source>
        <translation>已跳过 %1 个文件或行</translation>
    </message>
    <message>
        <source>No corpus is open</source>
        <translation>未打开语料库</translation>
    </message>
    <message>
        <source>%1 · recordings</source>
        <translation>%1 · 录音</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%v of %m</source>
        <translation>%v / %m</translation>
    </message>
    <message>
        <source>Opening “%1”…</source>
        <translation>正在打开“%1”…</translation>
    </message>
    <message>
        <source>Analysing every recording…</source>
        <translation>正在分析所有录音…</translation>
    </message>
    <message>
        <source>No disagreement behind this sentence.</source>
        <translation>此语句之后没有差异。</translation>
    </message>
    <message>
        <source>No disagreement before this sentence.</source>
        <translation>此语句之前没有差异。</translation>
    </message>
    <message>
        <source>Licence, who agreed to what</source>
        <translation>许可，谁同意了什么</translation>
    </message>
    <message>
        <source>What you state about the corpus</source>
        <translation>您对语料库的声明</translation>
    </message>
    <message>
        <source>%1 %2 failed: they are marked in the list, with the reason in their tooltip.</source>
        <translation>%1 %2 个失败：已在列表中标出，原因见工具提示。</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 个失败</translation>
    </message>
    <message>
        <source>%1 match the filter</source>
        <translation>%1 个符合筛选</translation>
    </message>
    <message>
        <source>What you state about the corpus: written into results and projects that are made from now on</source>
        <translation>您对语料库的说明：写入此后生成的结果和项目</translation>
    </message>
</context>
<context>
    <name>undertone::DevicePage</name>
    <message>
        <source>Devices and levels</source>
        <translation>设备和电平</translation>
    </message>
    <message>
        <source>Give each speaker a channel of their own where you can: then who withdraws takes nobody else&apos;s voice along.</source>
        <translation>尽可能给每位说话人单独的声道：这样撤回的人不会带走别人的声音。</translation>
    </message>
    <message>
        <source>A simulated device hears nothing: tones are recorded in its place.</source>
        <translation>模拟设备听不到任何声音：录下的是测试音。</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>设备(&amp;D)</translation>
    </message>
    <message>
        <source>The device gives no sound</source>
        <translation>设备没有声音</translation>
    </message>
    <message>
        <source>%1 (default)</source>
        <translation>%1（默认）</translation>
    </message>
    <message>
        <source>Channel of %1</source>
        <translation>%1 的声道</translation>
    </message>
    <message>
        <source>Channel %1</source>
        <translation>声道 %1</translation>
    </message>
    <message>
        <source>%1: not recorded</source>
        <translation>%1：不录制</translation>
    </message>
    <message>
        <source>%1: several voices (%2)</source>
        <translation>%1：多个声音（%2）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Second device</source>
        <translation>第二个设备</translation>
    </message>
    <message>
        <source>Its channels are counted behind those of the first, and its clock is brought to that of the first.</source>
        <translation>其声道排在第一个设备的声道之后编号，其时钟对齐到第一个设备的时钟。</translation>
    </message>
    <message>
        <source>Labels follow within a few seconds, and are the same as those of an analysis afterwards.</source>
        <translation>标签会在几秒内给出，并与事后分析的标签相同。</translation>
    </message>
    <message>
        <source>Not everyone agrees to be analysed, or the setting does not allow it.</source>
        <translation>并非所有人都同意分析，或该场合不允许分析。</translation>
    </message>
    <message>
        <source>no second device</source>
        <translation>无第二个设备</translation>
    </message>
    <message>
        <source>and %1</source>
        <translation>以及 %1</translation>
    </message>
    <message>
        <source>Channel %1 (second device)</source>
        <translation>声道 %1（第二个设备）</translation>
    </message>
    <message>
        <source>Anal&amp;yse each sentence as it is spoken</source>
        <translation>边说边分析每一句(&amp;Y)</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Recorded at %1</source>
        <translation>以 %1 录制</translation>
    </message>
    <message>
        <source>Recorded at %1; the second device gives %2, which is brought to it</source>
        <translation>以 %1 录制；第二台设备为 %2，会转换到该采样率</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>重新查找(&amp;L)</translation>
    </message>
    <message>
        <source>Lists devices that were connected since.</source>
        <translation>列出此后连接的设备。</translation>
    </message>
    <message>
        <source>There is no device to record from: connect one, then look again.</source>
        <translation>没有可用的录音设备：请连接一个，然后重新查找。</translation>
    </message>
    <message>
        <source>Several voices share a channel: if one of them withdraws, all of it is destroyed, or all but the sentences of the others.</source>
        <translation>多人共用一个声道：其中一人撤回同意时，整个声道或除其他人的句子以外的全部内容都会被销毁。</translation>
    </message>
</context>
<context>
    <name>undertone::EmptyPage</name>
    <message>
        <source>Open a recording…</source>
        <translation>打开录音…</translation>
    </message>
    <message>
        <source>Open the demo conversation</source>
        <translation>打开演示对话</translation>
    </message>
    <message>
        <source>Choose a model folder…</source>
        <translation>选择模型文件夹…</translation>
    </message>
    <message>
        <source>Two minutes of synthetic voices</source>
        <translation>两分钟的合成语音</translation>
    </message>
    <message>
        <source>The demo has not been made on this machine</source>
        <translation>此计算机上尚未生成演示</translation>
    </message>
    <message>
        <source>No model is installed</source>
        <translation>未安装模型</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Drop a conversation here</source>
        <translation>将对话录音拖放到此处</translation>
    </message>
    <message>
        <source>A model is a folder with undertone.json in it. The small one comes with the program; it is looked for in $UNDERTONE_MODELS, in your data folder and beside the program. Recordings can be opened and heard without one.</source>
        <translation>模型是含有 undertone.json 的文件夹。小模型随程序提供；程序会在 $UNDERTONE_MODELS、您的数据文件夹以及程序旁边查找。没有模型也可以打开和收听录音。</translation>
    </message>
    <message>
        <source>Undertone reads the emotion of every sentence and, as it goes, writes what it has heard into a temporary memory. You see both, sentence by sentence.</source>
        <translation>Undertone 识别每个语句的情感，并在此过程中将所听到的内容写入临时记忆。两者均逐语句显示。</translation>
    </message>
    <message>
        <source>WAV, FLAC, Ogg, Opus, MP3 and others, of any length. Sentences and speakers come from an RTTM, TextGrid, EAF or CSV file dropped with it, else sentences are found by voice activity.</source>
        <translation>WAV、FLAC、Ogg、Opus、MP3 等，长度不限。语句和说话人取自一同拖入的 RTTM、TextGrid、EAF 或 CSV 文件；否则通过语音活动检测找出语句。</translation>
    </message>
    <message>
        <source>Recorded sessions…</source>
        <translation>录制的会话…</translation>
    </message>
    <message>
        <source>Opened before</source>
        <translation>最近打开</translation>
    </message>
    <message>
        <source>Corpus %1</source>
        <translation>语料库 %1</translation>
    </message>
    <message>
        <source>Recorded sessions</source>
        <translation>录制的会话</translation>
    </message>
</context>
<context>
    <name>undertone::EstimatePage</name>
    <message>
        <source>What will it take?</source>
        <translation>需要多少资源？</translation>
    </message>
    <message>
        <source>Two steps are taken on this machine and thrown away. Nothing has been started yet.</source>
        <translation>在此计算机上执行两步，结果随即丢弃。尚未开始训练。</translation>
    </message>
    <message>
        <source>Two steps are being taken</source>
        <translation>正在执行两步</translation>
    </message>
    <message>
        <source>Loading the parts and taking two steps…</source>
        <translation>正在加载部件并执行两步…</translation>
    </message>
    <message>
        <source>time for all steps</source>
        <translation>全部步骤的时间</translation>
    </message>
    <message>
        <source>memory at its peak</source>
        <translation>内存峰值</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>a step</source>
        <translation>每步</translation>
    </message>
    <message>
        <source>device and number type</source>
        <translation>设备和数值类型</translation>
    </message>
    <message>
        <source>Share of the free memory that it takes</source>
        <translation>占用可用内存的比例</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>That is more than the %1 that are free: the run may be ended by the system. Take a smaller batch or shorter windows.</source>
        <translation>这超过了可用的 %1：系统可能会终止运行。请使用更小的批量或更短的窗口。</translation>
    </message>
    <message>
        <source>%1 of memory are free. Loading and measuring on the way come on top of the time.</source>
        <translation>可用内存 %1。加载和途中测量另需时间。</translation>
    </message>
    <message>
        <source>The two steps could not be taken</source>
        <translation>无法执行这两步</translation>
    </message>
</context>
<context>
    <name>undertone::FigureDialog</name>
    <message>
        <source>Picture of the timeline</source>
        <translation>时间轴图片</translation>
    </message>
    <message>
        <source>The &amp;whole recording</source>
        <translation>整段录音(&amp;W)</translation>
    </message>
    <message>
        <source>What is &amp;visible, %1 to %2</source>
        <translation>可见部分，%1 至 %2(&amp;V)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>one line</source>
        <translation>单行</translation>
    </message>
    <message>
        <source> px</source>
        <translation> 像素</translation>
    </message>
    <message>
        <source>&amp;Length of a line</source>
        <translation>每行时长(&amp;L)</translation>
    </message>
    <message>
        <source>W&amp;idth</source>
        <translation>宽度(&amp;I)</translation>
    </message>
</context>
<context>
    <name>undertone::FirstStartDialog</name>
    <message>
        <source>Set up Undertone</source>
        <translation>设置 Undertone</translation>
    </message>
    <message>
        <source>LibTorch is needed once</source>
        <translation>首次使用需要 LibTorch</translation>
    </message>
    <message>
        <source>Undertone computes with LibTorch, which this package does not contain. It is fetched from PyPI into your cache: 544 MB to download, 545 MB on disk. Every file is checked by its SHA-256:</source>
        <translation>Undertone 使用 LibTorch 进行计算，而此软件包不包含它。LibTorch 将从 PyPI 下载到您的缓存中：下载 544 MB，占用磁盘 545 MB。每个文件都用 SHA-256 校验：</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Fetch LibTorch</source>
        <translation>下载 LibTorch</translation>
    </message>
    <message>
        <source>Asking PyPI…</source>
        <translation>正在连接 PyPI…</translation>
    </message>
    <message>
        <source>Checking and unpacking…</source>
        <translation>正在校验并解压…</translation>
    </message>
    <message>
        <source>%1 of %2 MB</source>
        <translation>%1 / %2 MB</translation>
    </message>
    <message>
        <source>LibTorch could not be fetched: %1</source>
        <translation>无法下载 LibTorch：%1</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
</context>
<context>
    <name>undertone::HelpWindow</name>
    <message>
        <source>Undertone manual</source>
        <translation>Undertone 手册</translation>
    </message>
    <message>
        <source>Search the manual</source>
        <translation>搜索手册</translation>
    </message>
    <message>
        <source>Pages of the manual</source>
        <translation>手册页面</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
</context>
<context>
    <name>undertone::InspectorPanel</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation>短于 %1 秒：太短而不可信。</translation>
    </message>
    <message>
        <source>Not analysed yet.</source>
        <translation>尚未分析。</translation>
    </message>
    <message>
        <source>Thin bars: the same with memory off.</source>
        <translation>细条：关闭记忆时的结果。</translation>
    </message>
    <message>
        <source>Memory step that wrote this sentence</source>
        <translation>写入此语句的记忆步骤</translation>
    </message>
    <message>
        <source>Loss before</source>
        <translation>之前的损失</translation>
    </message>
    <message>
        <source>Nats per token, before the step</source>
        <translation>每词元 nat 数，训练步之前</translation>
    </message>
    <message>
        <source>Loss after</source>
        <translation>之后的损失</translation>
    </message>
    <message>
        <source>Nats per token, after the step</source>
        <translation>每词元 nat 数，训练步之后</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Loss after minus loss before, nats per token</source>
        <translation>之后的损失减去之前的损失，每词元 nat 数</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>更新范数</translation>
    </message>
    <message>
        <source>L2 norm of the step&apos;s change of the temporary LoRA</source>
        <translation>该步对临时 LoRA 的改变量的 L2 范数</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>词元</translation>
    </message>
    <message>
        <source>Speech tokens of the sentence, with the one that ends it</source>
        <translation>该语句的语音词元，包括结束词元</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>What this sentence was computed on</source>
        <translation>计算此语句所用的设备</translation>
    </message>
    <message>
        <source>Labels so far</source>
        <translation>目前的标签</translation>
    </message>
    <message>
        <source>Before the run</source>
        <translation>运行之前</translation>
    </message>
    <message>
        <source>Measure loss after each step</source>
        <translation>每步之后测量损失</translation>
    </message>
    <message>
        <source>One more forward per sentence: shows what each memory step achieved</source>
        <translation>每个语句多一次前向计算：显示每个记忆步骤的效果</translation>
    </message>
    <message>
        <source>e.g. licence, who agreed to what</source>
        <translation>例如许可证、谁同意了什么</translation>
    </message>
    <message>
        <source>What you state about this recording</source>
        <translation>您对此录音的声明</translation>
    </message>
    <message>
        <source>What you state about this recording (optional, written into the results):</source>
        <translation>您对此录音的声明（可选，会写入结果）：</translation>
    </message>
    <message>
        <source>Sentence %1</source>
        <translation>语句 %1</translation>
    </message>
    <message>
        <source>Sentence %1 · %2</source>
        <translation>语句 %1 · %2</translation>
    </message>
    <message>
        <source>%1 – %2 · %3 s</source>
        <translation>%1 – %2 · %3 秒</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录音</translation>
    </message>
    <message numerus="yes">
        <source>Share of %n analysed sentence(s). Select a sentence to see its numbers.</source>
        <translation>
            <numerusform>已分析的 %n 个语句中的占比。选择一个语句可查看其数值。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sentences are labelled one by one, each as soon as it has been read and written to memory.</source>
        <translation>语句逐个获得标签，每个语句在读取并写入记忆后立即标出。</translation>
    </message>
    <message>
        <source>Sentences will be found by voice activity, without speakers. A segments file (RTTM, TextGrid, EAF or CSV) may be opened or dropped here instead.</source>
        <translation>将通过语音活动检测找出语句，不区分说话人。也可以打开分段文件（RTTM、TextGrid、EAF 或 CSV），或将其拖放到此处。</translation>
    </message>
    <message>
        <source>Sentences and speakers are those of the segments file.</source>
        <translation>语句和说话人取自分段文件。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
    <message>
        <source>Stated about this recording: %1</source>
        <translation>关于此录音的声明：%1</translation>
    </message>
</context>
<context>
    <name>undertone::LabelCounts</name>
    <message>
        <source>no label</source>
        <translation>无标签</translation>
    </message>
    <message>
        <source>Sentences of each emotion: %1</source>
        <translation>各情感的语句数：%1</translation>
    </message>
</context>
<context>
    <name>undertone::LabelsDialog</name>
    <message>
        <source>&amp;Colour…</source>
        <translation>颜色(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Labels of this project</source>
        <translation>此项目的标签</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Double-click a name to change it. The first nine labels have the keys 1 to 9. Deleting a label takes it from all sentences; Undo gives it back.</source>
        <translation>双击名称可更改。前九个标签对应 1 至 9 键。删除标签会将其从所有语句中移除；撤销可恢复。</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>new label</source>
        <translation>新标签</translation>
    </message>
    <message>
        <source>new label %1</source>
        <translation>新标签 %1</translation>
    </message>
</context>
<context>
    <name>undertone::LanguageMenu</name>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
</context>
<context>
    <name>undertone::LevelBar</name>
    <message>
        <source>Level of %1</source>
        <translation>%1 的电平</translation>
    </message>
    <message>
        <source>Clipped: turn it down</source>
        <translation>削波：请调低</translation>
    </message>
    <message>
        <source>Silent for %1 s</source>
        <translation>已静音 %1 秒</translation>
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
        <translation>最近一分钟的情感</translation>
    </message>
    <message>
        <source>no emotion</source>
        <translation>无情感</translation>
    </message>
    <message>
        <source>%1 %2 %</source>
        <translation>%1 %2 %</translation>
    </message>
    <message>
        <source>%1, loss %2</source>
        <translation>%1，损失 %2</translation>
    </message>
    <message>
        <source>Not analysed</source>
        <translation>未分析</translation>
    </message>
    <message>
        <source>The model is being loaded; what is said meanwhile is analysed then.</source>
        <translation>正在加载模型；其间所说的内容会在加载后分析。</translation>
    </message>
    <message>
        <source>loss: %1 to %2 nats per token</source>
        <translation>损失：每个词元 %1 至 %2 nat</translation>
    </message>
</context>
<context>
    <name>undertone::LiveWaveformView</name>
    <message>
        <source>The last minute of the recording</source>
        <translation>录音的最后一分钟</translation>
    </message>
</context>
<context>
    <name>undertone::MainWindow</name>
    <message>
        <source>The run goes on, with a warning</source>
        <translation>运行继续，但有警告</translation>
    </message>
    <message>
        <source>Undertone</source>
        <translation>Undertone</translation>
    </message>
    <message>
        <source>%1 – Undertone</source>
        <translation>%1 – Undertone</translation>
    </message>
    <message>
        <source>Choose a model folder…</source>
        <translation>选择模型文件夹…</translation>
    </message>
    <message>
        <source>An analysis is in progress</source>
        <translation>正在进行分析</translation>
    </message>
    <message>
        <source>It reads the sentences that it began with.</source>
        <translation>它读取的是开始时的语句。</translation>
    </message>
    <message>
        <source>Wait until it ends, or cancel it, then open others.</source>
        <translation>请等待其结束或将其取消，然后再打开其他文件。</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Open a recording…</source>
        <translation>打开录音(&amp;O)…</translation>
    </message>
    <message>
        <source>Open the &amp;demo conversation</source>
        <translation>打开演示对话(&amp;D)</translation>
    </message>
    <message>
        <source>Ctrl+D</source>
        <translation>Ctrl+D</translation>
    </message>
    <message>
        <source>Open &amp;segments…</source>
        <translation>打开分段(&amp;S)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+O</source>
        <translation>Ctrl+Shift+O</translation>
    </message>
    <message>
        <source>Choose &amp;tiers…</source>
        <translation>选择层(&amp;T)…</translation>
    </message>
    <message>
        <source>Find sentences by &amp;voice activity</source>
        <translation>通过语音活动检测语句(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>Timeline as &amp;JSON…</source>
        <translation>时间线导出为 JSON(&amp;J)…</translation>
    </message>
    <message>
        <source>Table as &amp;CSV…</source>
        <translation>表格导出为 CSV(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;TextGrid for Praat…</source>
        <translation>用于 Praat 的 TextGrid(&amp;T)…</translation>
    </message>
    <message>
        <source>&amp;EAF for ELAN…</source>
        <translation>用于 ELAN 的 EAF(&amp;E)…</translation>
    </message>
    <message>
        <source>Picture as &amp;PNG…</source>
        <translation>图片导出为 PNG(&amp;P)…</translation>
    </message>
    <message>
        <source>Picture as S&amp;VG…</source>
        <translation>图片导出为 SVG(&amp;V)…</translation>
    </message>
    <message>
        <source>&amp;Close the recording</source>
        <translation>关闭录音(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Analysis</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>P</source>
        <translation>P</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Compare &amp;memory off</source>
        <translation>与关闭记忆对比(&amp;M)</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Measure &amp;loss after each step</source>
        <translation>每步之后测量损失(&amp;L)</translation>
    </message>
    <message>
        <source>Choose a model &amp;folder…</source>
        <translation>选择模型文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Use the model that ships</source>
        <translation>使用随附的模型(&amp;U)</translation>
    </message>
    <message>
        <source>About this mod&amp;el</source>
        <translation>关于此模型(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Training…</source>
        <translation>训练(&amp;T)…</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>&amp;Playback</source>
        <translation>播放(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Play or pause</source>
        <translation>播放或暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+.</source>
        <translation>Ctrl+.</translation>
    </message>
    <message>
        <source>P&amp;revious sentence</source>
        <translation>上一语句(&amp;R)</translation>
    </message>
    <message>
        <source>Ctrl+Up</source>
        <translation>Ctrl+Up</translation>
    </message>
    <message>
        <source>&amp;Next sentence</source>
        <translation>下一语句(&amp;N)</translation>
    </message>
    <message>
        <source>Ctrl+Down</source>
        <translation>Ctrl+Down</translation>
    </message>
    <message>
        <source>Select n&amp;one</source>
        <translation>取消选择(&amp;O)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>&amp;Follow the playhead</source>
        <translation>跟随播放位置(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Whole recording</source>
        <translation>整段录音(&amp;W)</translation>
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
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>跟随系统(&amp;S)</translation>
    </message>
    <message>
        <source>The language is chosen</source>
        <translation>语言已选择</translation>
    </message>
    <message>
        <source>Undertone uses it from its next start on.</source>
        <translation>下次启动 Undertone 时生效。</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Manual</source>
        <translation>手册(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>Ctrl+F1</source>
        <translation>Ctrl+F1</translation>
    </message>
    <message>
        <source>&amp;About Undertone</source>
        <translation>关于 Undertone(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>Open a recording</source>
        <translation>打开录音</translation>
    </message>
    <message>
        <source>Audio (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.aifc *.au *.snd *.caf *.w64 *.rf64 *.sph *.gsm *.m4a *.mp4 *.m4b *.aac *.webm *.mka *.mkv *.mov *.3gp *.amr *.wma *.spx);;All files (*)</source>
        <translation>音频 (*.wav *.flac *.ogg *.oga *.opus *.mp3 *.aiff *.aif *.aifc *.au *.snd *.caf *.w64 *.rf64 *.sph *.gsm *.m4a *.mp4 *.m4b *.aac *.webm *.mka *.mkv *.mov *.3gp *.amr *.wma *.spx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open segments</source>
        <translation>打开分段</translation>
    </message>
    <message>
        <source>Segments (%1);;All files (*)</source>
        <translation>分段 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Choose a model folder</source>
        <translation>选择模型文件夹</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>In the timeline: wheel scrolls, Ctrl+wheel zooms, + − zoom, 0 or F shows all, arrows, Home and End scroll, Tab and Shift+Tab walk the sentences, Return plays from the selected one.</source>
        <translation>在时间线中：滚轮滚动，Ctrl+滚轮缩放，+ − 缩放，0 或 F 显示全部，方向键、Home 和 End 滚动，Tab 和 Shift+Tab 在语句间移动，回车键从选中的语句开始播放。</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>%1 (read-only) – Undertone</source>
        <translation>%1（只读） – Undertone</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
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
        <translation>标签(&amp;L)</translation>
    </message>
    <message>
        <source>Spea&amp;ker</source>
        <translation>说话人(&amp;K)</translation>
    </message>
    <message>
        <source>Edit the &amp;text</source>
        <translation>编辑文本(&amp;T)</translation>
    </message>
    <message>
        <source>F2</source>
        <translation>F2</translation>
    </message>
    <message>
        <source>&amp;Split at the playhead</source>
        <translation>在播放位置拆分(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl+K</source>
        <translation>Ctrl+K</translation>
    </message>
    <message>
        <source>&amp;Merge with the next</source>
        <translation>与下一语句合并(&amp;M)</translation>
    </message>
    <message>
        <source>Ctrl+J</source>
        <translation>Ctrl+J</translation>
    </message>
    <message>
        <source>&amp;Delete the sentence</source>
        <translation>删除语句(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Boundaries</source>
        <translation>边界(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Start 10 ms earlier</source>
        <translation>起点提前 10 毫秒(&amp;S)</translation>
    </message>
    <message>
        <source>Alt+Left</source>
        <translation>Alt+Left</translation>
    </message>
    <message>
        <source>Start 10 ms &amp;later</source>
        <translation>起点延后 10 毫秒(&amp;L)</translation>
    </message>
    <message>
        <source>Alt+Right</source>
        <translation>Alt+Right</translation>
    </message>
    <message>
        <source>&amp;End 10 ms earlier</source>
        <translation>终点提前 10 毫秒(&amp;E)</translation>
    </message>
    <message>
        <source>Alt+Shift+Left</source>
        <translation>Alt+Shift+Left</translation>
    </message>
    <message>
        <source>End &amp;10 ms later</source>
        <translation>终点延后 10 毫秒(&amp;1)</translation>
    </message>
    <message>
        <source>Alt+Shift+Right</source>
        <translation>Alt+Shift+Right</translation>
    </message>
    <message>
        <source>Start at the &amp;playhead</source>
        <translation>起点设在播放位置(&amp;P)</translation>
    </message>
    <message>
        <source>I</source>
        <translation>I</translation>
    </message>
    <message>
        <source>End at the play&amp;head</source>
        <translation>终点设在播放位置(&amp;H)</translation>
    </message>
    <message>
        <source>O</source>
        <translation>O</translation>
    </message>
    <message>
        <source>&amp;Merge the sentences</source>
        <translation>合并语句(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Delete the sentences</source>
        <translation>删除语句(&amp;D)</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>&amp;New speaker…</source>
        <translation>新说话人(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Rename everywhere</source>
        <translation>全部重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Merge everywhere</source>
        <translation>全部合并(&amp;M)</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>into %1</source>
        <translation>并入 %1</translation>
    </message>
    <message>
        <source>New speaker</source>
        <translation>新说话人</translation>
    </message>
    <message>
        <source>Name of the speaker:</source>
        <translation>说话人的名称：</translation>
    </message>
    <message>
        <source>Rename everywhere</source>
        <translation>全部重命名</translation>
    </message>
    <message>
        <source>Name of the speaker in all sentences:</source>
        <translation>所有语句中该说话人的名称：</translation>
    </message>
    <message>
        <source>&amp;New project from this recording…</source>
        <translation>由此录音新建项目(&amp;N)…</translation>
    </message>
    <message>
        <source>Open a &amp;project…</source>
        <translation>打开项目(&amp;P)…</translation>
    </message>
    <message>
        <source>Ctrl+P</source>
        <translation>Ctrl+P</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近打开(&amp;R)</translation>
    </message>
    <message>
        <source>Save a cop&amp;y of the project…</source>
        <translation>保存项目副本(&amp;Y)…</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>撤销(&amp;U)：%1</translation>
    </message>
    <message>
        <source>&amp;Redo: %1</source>
        <translation>重做(&amp;R)：%1</translation>
    </message>
    <message>
        <source>&amp;Close the project</source>
        <translation>关闭项目(&amp;C)</translation>
    </message>
    <message>
        <source>Finished analysis</source>
        <translation>分析已完成</translation>
    </message>
    <message>
        <source>The finished analysis of “%1” belongs to no project.</source>
        <translation>“%1”的已完成分析不属于任何项目。</translation>
    </message>
    <message>
        <source>Save the recording as a project to keep its results, or discard them.</source>
        <translation>请将录音另存为项目以保留其结果，或放弃结果。</translation>
    </message>
    <message>
        <source>&amp;Save as a project…</source>
        <translation>另存为项目(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>放弃(&amp;D)</translation>
    </message>
    <message>
        <source>Save as a project</source>
        <translation>另存为项目</translation>
    </message>
    <message>
        <source>Undertone projects (*.%1)</source>
        <translation>Undertone 项目 (*.%1)</translation>
    </message>
    <message>
        <source>Open a project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Undertone projects (*.%1);;All files (*)</source>
        <translation>Undertone 项目 (*.%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Recording not found</source>
        <translation>未找到录音</translation>
    </message>
    <message>
        <source>The recording “%1” of the project “%2” was not found.</source>
        <translation>未找到项目“%2”的录音“%1”。</translation>
    </message>
    <message>
        <source>Choose the file where it lies now. It may have another name: its sound is compared.</source>
        <translation>请选择该文件现在的位置。文件名可以不同：将比较其声音。</translation>
    </message>
    <message>
        <source>C&amp;hoose the recording…</source>
        <translation>选择录音(&amp;H)…</translation>
    </message>
    <message>
        <source>Choose the recording</source>
        <translation>选择录音</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
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
        <translation>循环(&amp;L)</translation>
    </message>
    <message>
        <source>L</source>
        <translation>L</translation>
    </message>
    <message>
        <source>Play on &amp;moving to a sentence</source>
        <translation>移动到语句时播放(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Back to the zoom before</source>
        <translation>返回上一缩放(&amp;B)</translation>
    </message>
    <message>
        <source>Ctrl+Backspace</source>
        <translation>Ctrl+Backspace</translation>
    </message>
    <message>
        <source>&amp;Forward to the zoom after</source>
        <translation>前进到下一缩放(&amp;F)</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Backspace</source>
        <translation>Ctrl+Shift+Backspace</translation>
    </message>
    <message>
        <source>&amp;Runs of this project</source>
        <translation>此项目的分析(&amp;R)</translation>
    </message>
    <message>
        <source>Text si&amp;ze</source>
        <translation>文字大小(&amp;Z)</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>The text size is chosen</source>
        <translation>已选择文字大小</translation>
    </message>
    <message>
        <source>&amp;Keys of</source>
        <translation>快捷键方案(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>The analysis</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Every sentence gets an emotion while the recording is read once. The model remembers the conversation as it goes on; Compare memory off shows what that changes.</source>
        <translation>录音被读取一遍，每个语句得到一个情绪。模型会随对话的进行而记住它；“与关闭记忆对比”显示这带来的变化。</translation>
    </message>
    <message>
        <source>The timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Waveform, speakers, emotions and what memory did, on one axis. Ctrl and the wheel zoom, a click selects a sentence, Tab walks through them. G shows the spectrogram.</source>
        <translation>波形、说话人、情绪和记忆的作用，都在同一时间轴上。Ctrl 加滚轮缩放，单击选择语句，Tab 逐句移动。G 显示频谱图。</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>聆听</translation>
    </message>
    <message>
        <source>Space plays, Shift and Space play the sentence alone. The speed changes with comma and full stop, at the same pitch.</source>
        <translation>空格键播放，Shift 加空格只播放该语句。逗号和句点改变速度，音高不变。</translation>
    </message>
    <message>
        <source>The same as a table</source>
        <translation>同样内容的表格</translation>
    </message>
    <message>
        <source>Each row is a sentence. Columns sort, and a row selects its sentence in the timeline.</source>
        <translation>每行是一个语句。点击列可排序，选择一行即在时间线中选择该语句。</translation>
    </message>
    <message>
        <source>One sentence</source>
        <translation>单个语句</translation>
    </message>
    <message>
        <source>All numbers of the selected sentence, and how far they can be trusted.</source>
        <translation>所选语句的全部数值，以及其可信程度。</translation>
    </message>
    <message>
        <source>Your own work</source>
        <translation>您自己的工作</translation>
    </message>
    <message>
        <source>File, New project keeps sentences, labels and analyses in one file. With a project open the keys 1 to 9 label the selected sentence. F1 opens the manual.</source>
        <translation>“文件”“新建项目”把语句、标签和分析保存在一个文件中。打开项目后，1 至 9 键为所选语句加标签。F1 打开手册。</translation>
    </message>
    <message>
        <source>&amp;Labels of this project…</source>
        <translation>此项目的标签(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Annotator</source>
        <translation>标注者(&amp;A)</translation>
    </message>
    <message>
        <source>Snap &amp;both to silence</source>
        <translation>两端吸附到静音(&amp;B)</translation>
    </message>
    <message>
        <source>S</source>
        <translation>S</translation>
    </message>
    <message>
        <source>Snap &amp;what is dragged</source>
        <translation>拖动时吸附(&amp;W)</translation>
    </message>
    <message>
        <source>Annotator without a name</source>
        <translation>未命名的标注者</translation>
    </message>
    <message>
        <source>&amp;New annotator…</source>
        <translation>新标注者(&amp;N)…</translation>
    </message>
    <message>
        <source>New annotator</source>
        <translation>新标注者</translation>
    </message>
    <message>
        <source>Name of the annotator:</source>
        <translation>标注者姓名：</translation>
    </message>
    <message>
        <source>&amp;Hear</source>
        <translation>收听(&amp;H)</translation>
    </message>
    <message>
        <source>O&amp;utput device</source>
        <translation>输出设备(&amp;U)</translation>
    </message>
    <message>
        <source>Spee&amp;d</source>
        <translation>速度(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Slower</source>
        <translation>更慢(&amp;S)</translation>
    </message>
    <message>
        <source>,</source>
        <translation>,</translation>
    </message>
    <message>
        <source>&amp;Faster</source>
        <translation>更快(&amp;F)</translation>
    </message>
    <message>
        <source>.</source>
        <translation>.</translation>
    </message>
    <message>
        <source>&amp;Everybody, all channels</source>
        <translation>所有人，所有声道(&amp;E)</translation>
    </message>
    <message>
        <source>Only channel %1</source>
        <translation>仅声道 %1</translation>
    </message>
    <message>
        <source>&amp;Only these turns</source>
        <translation>仅这些话轮(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Not these turns</source>
        <translation>不含这些话轮(&amp;N)</translation>
    </message>
    <message>
        <source>%1 (not connected)</source>
        <translation>%1（未连接）</translation>
    </message>
    <message>
        <source>Making the project “%1”</source>
        <translation>正在创建项目“%1”</translation>
    </message>
    <message>
        <source>Looking for the recording of “%1”</source>
        <translation>正在查找“%1”的录音</translation>
    </message>
    <message>
        <source>The recording is read once, so that it is known by its sound.</source>
        <translation>录音被完整读取一遍，以便凭声音识别。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>重命名(&amp;R)…</translation>
    </message>
    <message>
        <source>Rename the run</source>
        <translation>重命名分析</translation>
    </message>
    <message>
        <source>Name of the run:</source>
        <translation>分析名称：</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>So&amp;und</source>
        <translation>声音(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Spectrogram</source>
        <translation>频谱图(&amp;S)</translation>
    </message>
    <message>
        <source>G</source>
        <translation>G</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>窗口(&amp;W)</translation>
    </message>
    <message>
        <source>%1 ms (wideband)</source>
        <translation>%1 毫秒（宽带）</translation>
    </message>
    <message>
        <source>%1 ms (narrowband)</source>
        <translation>%1 毫秒（窄带）</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>&amp;Frequencies</source>
        <translation>频率(&amp;F)</translation>
    </message>
    <message>
        <source>up to %1 kHz</source>
        <translation>至 %1 kHz</translation>
    </message>
    <message>
        <source>all of them</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>&amp;Dynamic range</source>
        <translation>动态范围(&amp;D)</translation>
    </message>
    <message>
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>Other &amp;annotators&apos; labels</source>
        <translation>其他标注者的标签(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Channels</source>
        <translation>声道(&amp;C)</translation>
    </message>
    <message>
        <source>Waveform &amp;higher</source>
        <translation>波形更高(&amp;H)</translation>
    </message>
    <message>
        <source>Alt+Up</source>
        <translation>Alt+Up</translation>
    </message>
    <message>
        <source>Waveform &amp;lower</source>
        <translation>波形更低(&amp;L)</translation>
    </message>
    <message>
        <source>Alt+Down</source>
        <translation>Alt+Down</translation>
    </message>
    <message>
        <source>All &amp;together</source>
        <translation>全部合并(&amp;T)</translation>
    </message>
    <message>
        <source>Each by &amp;itself</source>
        <translation>各自显示(&amp;I)</translation>
    </message>
    <message>
        <source>M&amp;odels…</source>
        <translation>模型(&amp;O)…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>The folder of models cannot be changed</source>
        <translation>无法更改模型文件夹</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>设置(&amp;G)…</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>&amp;Find in the table</source>
        <translation>在表格中查找(&amp;F)</translation>
    </message>
    <message>
        <source>Ne&amp;xt difference of labels</source>
        <translation>下一处标签差异(&amp;X)</translation>
    </message>
    <message>
        <source>F3</source>
        <translation>F3</translation>
    </message>
    <message>
        <source>Previous d&amp;ifference of labels</source>
        <translation>上一处标签差异(&amp;I)</translation>
    </message>
    <message>
        <source>Shift+F3</source>
        <translation>Shift+F3</translation>
    </message>
    <message>
        <source>Recorded sess&amp;ions…</source>
        <translation>录制的会话(&amp;I)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>What stays on this &amp;disk…</source>
        <translation>保留在此磁盘上的内容(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Close the session</source>
        <translation>关闭会话(&amp;C)</translation>
    </message>
    <message>
        <source>Recorded session</source>
        <translation>录制的会话</translation>
    </message>
    <message>
        <source>A session is being recorded</source>
        <translation>正在录制会话</translation>
    </message>
    <message>
        <source>The recording goes on while this window is open.</source>
        <translation>只要此窗口打开，录制就会继续。</translation>
    </message>
    <message>
        <source>Stop it to close the program. All that was heard is kept.</source>
        <translation>停止录制后才能关闭程序。已听到的内容都会保留。</translation>
    </message>
    <message>
        <source>&amp;Stop the recording</source>
        <translation>停止录制(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on recording</source>
        <translation>继续录制(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;RTTM for diarization…</source>
        <translation>用于说话人分离的 RTTM(&amp;R)…</translation>
    </message>
    <message>
        <source>Subtitles as &amp;WebVTT…</source>
        <translation>字幕 WebVTT(&amp;W)…</translation>
    </message>
    <message>
        <source>Labels for &amp;Audacity…</source>
        <translation>Audacity 标签(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;IEMOCAP&apos;s EmoEvaluation…</source>
        <translation>IEMOCAP 的 EmoEvaluation(&amp;I)…</translation>
    </message>
    <message>
        <source>Picture as P&amp;DF…</source>
        <translation>图片 PDF(&amp;D)…</translation>
    </message>
    <message>
        <source>Rep&amp;ort as PDF…</source>
        <translation>报告 PDF(&amp;O)…</translation>
    </message>
    <message>
        <source>It is the recording itself. Choose another name.</source>
        <translation>这是录音本身。请另选名称。</translation>
    </message>
    <message>
        <source>The sentences came from it. Its tiers are kept, and those of the analysis stand behind them.</source>
        <translation>句子来自该文件。其中的层会保留，分析的层排在其后。</translation>
    </message>
    <message>
        <source>The sentences came from it. What else stands in it would be lost.</source>
        <translation>句子来自该文件。其中的其他内容会丢失。</translation>
    </message>
    <message>
        <source>&amp;Replace</source>
        <translation>替换(&amp;R)</translation>
    </message>
    <message>
        <source>“%1” will not hold everything.</source>
        <translation>“%1”无法包含全部内容。</translation>
    </message>
    <message>
        <source>E&amp;xport</source>
        <translation>导出(&amp;X)</translation>
    </message>
    <message>
        <source>The speakers were not found</source>
        <translation>未能找到说话人</translation>
    </message>
    <message>
        <source>The speakers were not taken over</source>
        <translation>未采用找到的说话人</translation>
    </message>
    <message>
        <source>The sentences were changed while it was found who speaks in them.</source>
        <translation>在查找说话人期间，句子已被更改。</translation>
    </message>
    <message>
        <source>Find the speakers again.</source>
        <translation>请重新查找说话人。</translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s) found</source>
        <translation>
            <numerusform>找到 %n 位说话人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n sentence(s). Every cut and every name can be changed.</source>
        <translation>
            <numerusform>共 %n 个句子。每处切分和每个名称都可以更改。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Find &amp;speakers…</source>
        <translation>查找说话人(&amp;S)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F</source>
        <translation>Ctrl+Shift+F</translation>
    </message>
    <message>
        <source>Finding the speakers</source>
        <translation>正在查找说话人</translation>
    </message>
    <message>
        <source>The recording is listened to once; you can go on working meanwhile.</source>
        <translation>正在通听一遍录音；期间您可以继续工作。</translation>
    </message>
    <message>
        <source>Corpor&amp;a…</source>
        <translation>语料库(&amp;A)…</translation>
    </message>
    <message>
        <source>Ctrl+Shift+B</source>
        <translation>Ctrl+Shift+B</translation>
    </message>
    <message>
        <source>No sentence behind this one has labels that differ: with memory off, yours from the model&apos;s, or two annotators&apos;.</source>
        <translation>此句之后没有标签不同的句子（关闭记忆时不同、您的标签与模型不同，或两位标注者的标签不同）。</translation>
    </message>
    <message>
        <source>No sentence before this one has labels that differ: with memory off, yours from the model&apos;s, or two annotators&apos;.</source>
        <translation>此句之前没有标签不同的句子（关闭记忆时不同、您的标签与模型不同，或两位标注者的标签不同）。</translation>
    </message>
    <message>
        <source>&amp;New sentence from the selected sound</source>
        <translation>由所选声音新建语句(&amp;N)</translation>
    </message>
    <message>
        <source>N</source>
        <translation>N</translation>
    </message>
    <message>
        <source>Play the s&amp;election</source>
        <translation>播放所选内容(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>审核(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Blind first: hide others&apos; labels</source>
        <translation>先盲标：隐藏他人的标签(&amp;B)</translation>
    </message>
    <message>
        <source>Show them as &amp;soon as I have labelled</source>
        <translation>我加标签后立即显示(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Reveal others&apos; labels</source>
        <translation>揭示他人的标签(&amp;R)</translation>
    </message>
    <message>
        <source>R</source>
        <translation>R</translation>
    </message>
    <message>
        <source>Reveal all that I have &amp;labelled</source>
        <translation>揭示所有我已加标签的语句(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Next without a label of mine</source>
        <translation>下一个没有我的标签的语句(&amp;N)</translation>
    </message>
    <message>
        <source>A&amp;djudicate…</source>
        <translation>裁定(&amp;D)…</translation>
    </message>
    <message>
        <source>J</source>
        <translation>J</translation>
    </message>
    <message>
        <source>Next &amp;to adjudicate</source>
        <translation>下一个待裁定语句(&amp;T)</translation>
    </message>
    <message>
        <source>Shift+J</source>
        <translation>Shift+J</translation>
    </message>
    <message>
        <source>A&amp;greement…</source>
        <translation>一致性(&amp;G)…</translation>
    </message>
    <message>
        <source>Ctrl+G</source>
        <translation>Ctrl+G</translation>
    </message>
    <message>
        <source>&amp;Order of the table</source>
        <translation>表格顺序(&amp;O)</translation>
    </message>
    <message>
        <source>As it is &amp;read</source>
        <translation>按阅读顺序(&amp;R)</translation>
    </message>
    <message>
        <source>Most &amp;uncertain first</source>
        <translation>最不确定的在前(&amp;U)</translation>
    </message>
    <message>
        <source>Most changed by &amp;memory first</source>
        <translation>受记忆影响最大的在前(&amp;M)</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可比较的内容</translation>
    </message>
    <message>
        <source>Where memory changed the answer is known once the recording was analysed with memory off too.</source>
        <translation>录音也在关闭记忆时分析过之后，才能知道记忆在何处改变了结果。</translation>
    </message>
    <message>
        <source>Analysis, Compare memory off does that.</source>
        <translation>请使用“分析”“与关闭记忆对比”。</translation>
    </message>
    <message>
        <source>Label it first</source>
        <translation>请先加标签</translation>
    </message>
    <message>
        <source>What others say of a sentence is shown once you have given it a label of your own.</source>
        <translation>您为语句加上自己的标签后，才会显示其他人的标注。</translation>
    </message>
    <message>
        <source>The queue is empty</source>
        <translation>队列为空</translation>
    </message>
    <message>
        <source>You have labelled every other sentence that the table shows.</source>
        <translation>表格中显示的其他语句您都已加标签。</translation>
    </message>
    <message>
        <source>Nothing to adjudicate</source>
        <translation>没有待裁定的语句</translation>
    </message>
    <message>
        <source>No other sentence in view has annotators who differ and no decision.</source>
        <translation>所显示的其他语句中，没有标注者不一致而尚未裁定的。</translation>
    </message>
    <message>
        <source>Sentences that are hidden from you do not count.</source>
        <translation>对您隐藏的语句不计在内。</translation>
    </message>
    <message>
        <source>&amp;Probabilities as lines</source>
        <translation>概率以线条显示(&amp;P)</translation>
    </message>
    <message>
        <source>Zoom to the &amp;selection</source>
        <translation>缩放到所选内容(&amp;S)</translation>
    </message>
    <message>
        <source>Memor&amp;y</source>
        <translation>记忆(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Freeze memory from here</source>
        <translation>从这里起冻结记忆(&amp;F)</translation>
    </message>
    <message>
        <source>Let memory &amp;learn from here</source>
        <translation>从这里起让记忆学习(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Reset memory here</source>
        <translation>在这里重置记忆(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Take back what is done from here on</source>
        <translation>撤销从这里起的操作(&amp;T)</translation>
    </message>
    <message>
        <source>For&amp;k the run here</source>
        <translation>在这里分叉运行(&amp;K)</translation>
    </message>
    <message>
        <source>Re&amp;play corrections</source>
        <translation>重放更正(&amp;P)</translation>
    </message>
    <message>
        <source>Shift+F5</source>
        <translation>Shift+F5</translation>
    </message>
    <message>
        <source>Tell the model &amp;my labels</source>
        <translation>把我的标签告诉模型(&amp;M)</translation>
    </message>
    <message>
        <source>Human-assisted: runs that are started from here read your labels behind their sentences, and say so</source>
        <translation>人工辅助：此后开始的运行会在句子之后读取您的标签，并注明这一点</translation>
    </message>
    <message>
        <source>&amp;Next answer that flipped</source>
        <translation>下一个翻转的回答(&amp;N)</translation>
    </message>
    <message>
        <source>F4</source>
        <translation>F4</translation>
    </message>
    <message>
        <source>Pre&amp;vious answer that flipped</source>
        <translation>上一个翻转的回答(&amp;V)</translation>
    </message>
    <message>
        <source>Shift+F4</source>
        <translation>Shift+F4</translation>
    </message>
    <message>
        <source>No flip</source>
        <translation>没有翻转</translation>
    </message>
    <message>
        <source>No sentence behind this one has another answer than in the run before.</source>
        <translation>此句之后没有回答与上一次运行不同的句子。</translation>
    </message>
    <message>
        <source>No sentence before this one has another answer than in the run before.</source>
        <translation>此句之前没有回答与上一次运行不同的句子。</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>显示(&amp;S)</translation>
    </message>
    <message>
        <source>Data&amp;base of audformat…</source>
        <translation>audformat 数据库(&amp;B)…</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Replace the database?</source>
        <translation>替换数据库？</translation>
    </message>
    <message>
        <source>“%1” holds a database already.</source>
        <translation>“%1”中已有数据库。</translation>
    </message>
    <message>
        <source>Its description and its table of emotions are replaced. Other tables are no longer part of it.</source>
        <translation>其说明和情感表将被替换。其他表不再属于该数据库。</translation>
    </message>
    <message>
        <source>Corpus %1 – %2</source>
        <translation>语料库 %1 – %2</translation>
    </message>
    <message>
        <source>&amp;Labels of the annotator, not the model&apos;s</source>
        <translation>标注者的标签，而非模型的(&amp;L)</translation>
    </message>
    <message>
        <source>Drawn from a project, whose corrections no command repeats.</source>
        <translation>绘自项目，其中的更正无法用命令重现。</translation>
    </message>
    <message>
        <source>Tables, annotation files and the report contain the annotator&apos;s labels instead of the model&apos;s</source>
        <translation>表格、标注文件和报告包含标注者的标签，而非模型的</translation>
    </message>
    <message>
        <source>&amp;Import labels of others…</source>
        <translation>导入他人的标签(&amp;I)…</translation>
    </message>
    <message>
        <source>Labels of others</source>
        <translation>他人的标签</translation>
    </message>
    <message>
        <source>Labels (%1);;All files (*)</source>
        <translation>标签 (%1);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Whose labels are in “%1”, where it does not say:</source>
        <translation>“%1”中未注明时，标签属于：</translation>
    </message>
    <message>
        <source>&amp;Rename this annotator…</source>
        <translation>重命名此标注者(&amp;R)…</translation>
    </message>
    <message>
        <source>Rename the annotator</source>
        <translation>重命名标注者</translation>
    </message>
    <message>
        <source>&amp;Delete this annotator&apos;s labels</source>
        <translation>删除此标注者的标签(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Clear the list of files</source>
        <translation>清除文件列表(&amp;C)</translation>
    </message>
    <message>
        <source>Nothing was copied</source>
        <translation>未复制任何内容</translation>
    </message>
    <message>
        <source>What is copied lies open to every program, and some keep it on the disk. Results of a recorded session stay encrypted.</source>
        <translation>复制的内容对所有程序可见，有些程序会把它保存到磁盘上。录制的会话的结果始终保持加密。</translation>
    </message>
    <message>
        <source>Where everyone agreed to share them: undertone-cli vault export --results.</source>
        <translation>若所有人都同意共享结果，可使用：undertone-cli vault export --results。</translation>
    </message>
</context>
<context>
    <name>undertone::MemoryMicroscope</name>
    <message>
        <source>memory frozen from %1</source>
        <translation>记忆从 %1 起冻结</translation>
    </message>
    <message>
        <source>memory learns again from %1</source>
        <translation>记忆从 %1 起重新学习</translation>
    </message>
    <message>
        <source>memory reset at %1</source>
        <translation>记忆在 %1 重置</translation>
    </message>
    <message numerus="yes">
        <source>human-assisted: %n label(s) told</source>
        <translation>
            <numerusform>人工辅助：已告知 %n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>replay: nothing to read anew</source>
        <translation>重放：没有需要重新读取的内容</translation>
    </message>
    <message numerus="yes">
        <source>fork at %1: %n answer(s) flipped</source>
        <translation>
            <numerusform>在 %1 分叉：%n 个回答翻转</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>replay from %1: %n answer(s) flipped</source>
        <translation>
            <numerusform>从 %1 起重放：%n 个回答翻转</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::MemoryWorthNote</name>
    <message>
        <source>This measures it:</source>
        <translation>测量方法：</translation>
    </message>
</context>
<context>
    <name>undertone::MessageBanner</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>undertone::MethodPage</name>
    <message>
        <source>How is it trained?</source>
        <translation>如何训练？</translation>
    </message>
    <message>
        <source>A preset sets all values; change what you want to try.</source>
        <translation>预设会设定所有值；您可更改想要尝试的值。</translation>
    </message>
    <message>
        <source>&amp;Back to the preset</source>
        <translation>恢复预设(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Advanced</source>
        <translation>高级(&amp;A)</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3, with a dot for decimals.</source>
        <translation>%1 必须是 %2 至 %3 的数字，小数点用“.”。</translation>
    </message>
    <message>
        <source>All values are the preset&apos;s.</source>
        <translation>所有值均与预设相同。</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) differ from the preset.</source>
        <translation>
            <numerusform>有 %n 个值与预设不同。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::ModelPage</name>
    <message>
        <source>Which model?</source>
        <translation>训练哪种模型？</translation>
    </message>
    <message>
        <source>The parts are copied into the new model; they themselves stay as they are.</source>
        <translation>各部件会复制到新模型中；它们本身保持不变。</translation>
    </message>
    <message>
        <source>An &amp;emotion speech LLM</source>
        <translation>情感语音 LLM(&amp;E)</translation>
    </message>
    <message>
        <source>A LoRA and the rows of speech tokens and emotions, on a base that stays frozen. What the program runs.</source>
        <translation>在保持冻结的基础模型之上训练 LoRA 以及语音词元和情感的行。这是本程序运行的模型。</translation>
    </message>
    <message>
        <source>A small &amp;base model, from nothing</source>
        <translation>从头训练小型基础模型(&amp;B)</translation>
    </message>
    <message>
        <source>All weights of a small Llama, for those who have no base of their own. The other stage comes after it.</source>
        <translation>小型 Llama 的全部权重，适合没有自己的基础模型的用户。之后再进行另一阶段。</translation>
    </message>
    <message>
        <source>Base model</source>
        <translation>基础模型</translation>
    </message>
    <message>
        <source>Folder in Hugging Face&apos;s layout: config.json, safetensors</source>
        <translation>Hugging Face 布局的文件夹：config.json、safetensors</translation>
    </message>
    <message>
        <source>Speech tokenizer</source>
        <translation>语音分词器</translation>
    </message>
    <message>
        <source>Folder of the tokenizer that made the tokens</source>
        <translation>生成词元的分词器的文件夹</translation>
    </message>
    <message>
        <source>Name of the model</source>
        <translation>模型名称</translation>
    </message>
    <message>
        <source>Folder to write</source>
        <translation>要写入的文件夹</translation>
    </message>
    <message>
        <source>Ba&amp;se model</source>
        <translation>基础模型(&amp;S)</translation>
    </message>
    <message>
        <source>Speech tokeni&amp;zer</source>
        <translation>语音分词器(&amp;Z)</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>名称(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>写入到(&amp;W)</translation>
    </message>
    <message>
        <source>It will take about %1 on disk; %2 are free there.</source>
        <translation>约占磁盘 %1；该处可用 %2。</translation>
    </message>
</context>
<context>
    <name>undertone::ModelsDialog</name>
    <message>
        <source>&amp;Use this model</source>
        <translation>使用此模型(&amp;U)</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Models that were found</source>
        <translation>找到的模型</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
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
        <translation>测量于</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s), %1</source>
        <translation>
            <numerusform>%n 个语句，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>not measured</source>
        <translation>未测量</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 MB</translation>
    </message>
    <message>
        <source>No model was found where models are looked for. A folder that holds one can be chosen below.</source>
        <translation>在查找模型的位置未找到模型。可在下方选择包含模型的文件夹。</translation>
    </message>
    <message>
        <source>Weighted and unweighted accuracy and weighted F1 of single utterances, as the model&apos;s card has them. They hold for the speech that it was measured on, and say little about other speech.</source>
        <translation>单个话语的加权与非加权准确率以及加权 F1，取自模型卡。它们仅适用于测量所用的语音，对其他语音意义不大。</translation>
    </message>
    <message>
        <source>Another &amp;folder…</source>
        <translation>其他文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>Re&amp;name…</source>
        <translation>重命名(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>Only models in your own folder of models can be renamed or deleted.</source>
        <translation>只有您自己的模型文件夹中的模型才能重命名或删除。</translation>
    </message>
    <message>
        <source>This model is in use. Use another one first.</source>
        <translation>该模型正在使用。请先改用其他模型。</translation>
    </message>
    <message>
        <source>Rename model</source>
        <translation>重命名模型</translation>
    </message>
    <message>
        <source>New name of &quot;%1&quot;:</source>
        <translation>“%1”的新名称：</translation>
    </message>
    <message>
        <source>Delete model</source>
        <translation>删除模型</translation>
    </message>
    <message>
        <source>Delete the model &quot;%1&quot;?</source>
        <translation>要删除模型“%1”吗？</translation>
    </message>
    <message>
        <source>%1 MB in %2 are deleted. This cannot be undone; results that were made with the model stay.</source>
        <translation>将删除 %2 中的 %1 MB。此操作无法撤消；用该模型得到的结果会保留。</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
</context>
<context>
    <name>undertone::NoticeLine</name>
    <message>
        <source>Labels are a model&apos;s estimates from the sound of speech, often wrong, and not what a person feels. Inferring emotions at work or in education is prohibited in the EU (AI Act Art. 5(1)(f)).</source>
        <translation>标签是模型根据语音的声音作出的估计，常常有误，并不代表人的真实感受。欧盟禁止在工作场所或教育中推断情感（《人工智能法》第 5(1)(f) 条）。</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
</context>
<context>
    <name>undertone::PassphraseDialog</name>
    <message>
        <source>Change the passphrase</source>
        <translation>更改口令</translation>
    </message>
    <message>
        <source>Open by the recovery sheet</source>
        <translation>用恢复单打开</translation>
    </message>
    <message>
        <source>New recovery sheet</source>
        <translation>新的恢复单</translation>
    </message>
    <message>
        <source>Code of the recovery sheet</source>
        <translation>恢复单代码</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>新口令</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>再次输入同一口令</translation>
    </message>
    <message>
        <source>&amp;Make a new sheet</source>
        <translation>生成新恢复单(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Change it</source>
        <translation>更改(&amp;C)</translation>
    </message>
    <message>
        <source>The passphrase was not changed</source>
        <translation>口令未更改</translation>
    </message>
    <message>
        <source>The sheet printed before opens nothing from then on.</source>
        <translation>此前打印的恢复单从此失效。</translation>
    </message>
    <message>
        <source>No recording is written anew. Copies of the vault that were made before still open with the old passphrase.</source>
        <translation>不会重写任何录音。此前复制的保险库仍可用旧口令打开。</translation>
    </message>
    <message>
        <source>The passphrase is being checked</source>
        <translation>正在检查口令</translation>
    </message>
    <message>
        <source>C&amp;ode</source>
        <translation>代码(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New passphrase</source>
        <translation>新口令(&amp;N)</translation>
    </message>
    <message>
        <source>The same &amp;again</source>
        <translation>再次输入(&amp;A)</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不同。</translation>
    </message>
    <message>
        <source>A passphrase needs at least %1 characters.</source>
        <translation>口令至少需要 %1 个字符。</translation>
    </message>
</context>
<context>
    <name>undertone::PathField</name>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
    <message>
        <source>A &amp;folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>A &amp;file…</source>
        <translation>文件(&amp;F)…</translation>
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
        <translation>概率：%1</translation>
    </message>
</context>
<context>
    <name>undertone::RecordingPage</name>
    <message>
        <source>over 100 h</source>
        <translation>超过 100 小时</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 分钟</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>已录制</translation>
    </message>
    <message>
        <source>the disk lasts</source>
        <translation>磁盘可用</translation>
    </message>
    <message>
        <source>gaps</source>
        <translation>缺口</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>&amp;Mark this place</source>
        <translation>标记此处(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Stop and save</source>
        <translation>停止并保存(&amp;S)</translation>
    </message>
    <message>
        <source>P pauses, M marks a place.</source>
        <translation>P 暂停，M 标记。</translation>
    </message>
    <message>
        <source>Another device</source>
        <translation>其他设备</translation>
    </message>
    <message>
        <source>&amp;Use this device</source>
        <translation>使用此设备(&amp;U)</translation>
    </message>
    <message>
        <source>The device gives nothing. If it comes back, what is missing is marked as a gap.</source>
        <translation>设备没有输出。恢复后，缺失部分会标为缺口。</translation>
    </message>
    <message>
        <source>The device is gone. It, or another one, takes over as soon as it can be opened; what is missing is marked as a gap.</source>
        <translation>设备已断开。一旦它或其他设备可以打开就会接替；缺失部分会标为缺口。</translation>
    </message>
    <message>
        <source>The disk is nearly full: it lasts for %1.</source>
        <translation>磁盘将满：还可录 %1。</translation>
    </message>
    <message>
        <source>The device gives its samples at another rate than it says. The recording will sound too fast or too slow.</source>
        <translation>设备的实际采样率与其声明不符。录音听起来会过快或过慢。</translation>
    </message>
    <message>
        <source>The clock of the device is off by %1 parts in a million.</source>
        <translation>设备时钟偏差为百万分之 %1。</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>继续(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Someone with&amp;draws…</source>
        <translation>有人撤回(&amp;D)…</translation>
    </message>
    <message>
        <source>sentences analysed</source>
        <translation>已分析语句</translation>
    </message>
    <message>
        <source>behind</source>
        <translation>滞后</translation>
    </message>
    <message>
        <source>The analysis cannot keep up. Nothing of the recording is lost by that; what is left is analysed when it has ended.</source>
        <translation>分析跟不上录制。录音不会因此丢失任何内容；剩余部分会在录制结束后分析。</translation>
    </message>
    <message>
        <source>The clock of device %1 is %2 parts in a million slower than that of the first; it is brought to it.</source>
        <translation>设备 %1 的时钟比第一个设备慢百万分之 %2；已向后者对齐。</translation>
    </message>
    <message>
        <source>The clock of device %1 is %2 parts in a million faster than that of the first; it is brought to it.</source>
        <translation>设备 %1 的时钟比第一个设备快百万分之 %2；已向后者对齐。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Leave the rest for &amp;later</source>
        <translation>其余稍后再分析(&amp;L)</translation>
    </message>
    <message>
        <source>The recording goes on without its analysis. %1</source>
        <translation>录音继续进行，不再分析。%1</translation>
    </message>
    <message>
        <source>The analysis ended</source>
        <translation>分析已结束</translation>
    </message>
    <message>
        <source>The recording is saved. What was said last is being analysed; what you leave for later is taken up in the workbench.</source>
        <translation>录音已保存。最后说的内容正在分析；留待以后的部分会在工作台中继续。</translation>
    </message>
    <message>
        <source>The device gives no sound</source>
        <translation>设备没有声音</translation>
    </message>
    <message>
        <source>Devices that were connected since are listed once it is given up.</source>
        <translation>放弃该设备后，会列出此后连接的设备。</translation>
    </message>
    <message>
        <source>Estimates of the model, which are often wrong and say nothing certain about what anyone feels.</source>
        <translation>这些是模型的估计，经常出错，不能确切说明任何人的真实感受。</translation>
    </message>
    <message>
        <source>%1 s of sound were lost: the device or this computer was too slow. The gap is marked in the recording.</source>
        <translation>丢失了 %1 秒声音：设备或这台计算机太慢。录音中已标记该间隙。</translation>
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
        <translation>● REC %1（%2）</translation>
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
        <translation>恢复单</translation>
    </message>
    <message>
        <source>Code of the recovery sheet</source>
        <translation>恢复单代码</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;It is written down</source>
        <translation>已记下(&amp;I)</translation>
    </message>
    <message>
        <source>Whoever has this code can open the vault without its passphrase. It is shown once and stored nowhere: print it or write it down, and lock it away. Print on paper: a PDF printer leaves the code in a file, and the print queue keeps it on the disk for a while.</source>
        <translation>持有此代码者无需口令即可打开保险库。它只显示一次，不会保存：请打印或抄下，并妥善锁存。请打印到纸上：PDF 打印机会将代码留在文件中，打印队列也会在磁盘上暂存它。</translation>
    </message>
</context>
<context>
    <name>undertone::RunBar</name>
    <message>
        <source>Progress of the analysis</source>
        <translation>分析进度</translation>
    </message>
    <message>
        <source>Share of the recording analysed</source>
        <translation>录音已分析的比例</translation>
    </message>
    <message>
        <source>Compare memory off</source>
        <translation>与关闭记忆对比</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>End the run; finished sentences are kept (Esc)</source>
        <translation>结束运行；已完成的语句会保留（Esc）</translation>
    </message>
    <message>
        <source>%1 kHz</source>
        <translation>%1 kHz</translation>
    </message>
    <message>
        <source>mono</source>
        <translation>单声道</translation>
    </message>
    <message>
        <source>stereo</source>
        <translation>立体声</translation>
    </message>
    <message numerus="yes">
        <source>%n channel(s)</source>
        <translation>
            <numerusform>%n 个声道</numerusform>
        </translation>
    </message>
    <message>
        <source>sentences by voice activity</source>
        <translation>语句来自语音活动检测</translation>
    </message>
    <message>
        <source>sentences from %1</source>
        <translation>语句来自 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s)</source>
        <translation>
            <numerusform>%n 个语句</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n speaker(s)</source>
        <translation>
            <numerusform>%n 位说话人</numerusform>
        </translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>无模型</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Finding speech</source>
        <translation>正在检测语音</translation>
    </message>
    <message>
        <source>Turning speech into tokens</source>
        <translation>正在将语音转换为词元</translation>
    </message>
    <message>
        <source>Analysing with memory off</source>
        <translation>正在以关闭记忆方式分析</translation>
    </message>
    <message>
        <source>Analysing</source>
        <translation>正在分析</translation>
    </message>
    <message>
        <source>sentence %1 of %2</source>
        <translation>语句 %1/%2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n taken over from an earlier run</source>
        <translation>
            <numerusform>沿用先前运行的 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 sentences</source>
        <translation>%1/%2 个语句</translation>
    </message>
    <message numerus="yes">
        <source>%n sentence(s) analysed</source>
        <translation>
            <numerusform>已分析 %n 个语句</numerusform>
        </translation>
    </message>
    <message>
        <source> in %1 s</source>
        <translation> 用时 %1 秒</translation>
    </message>
    <message numerus="yes">
        <source>memory changed %n label(s)</source>
        <translation>
            <numerusform>记忆改变了 %n 个标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancelled · %1 are kept</source>
        <translation>已取消 · 保留 %1</translation>
    </message>
    <message>
        <source>The run failed · %1 are kept</source>
        <translation>运行失败 · 保留 %1</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Waiting for the model</source>
        <translation>正在等待模型</translation>
    </message>
    <message>
        <source>Ready to be analysed</source>
        <translation>可以开始分析</translation>
    </message>
    <message>
        <source>Run the same model with memory off and show it beside (M)</source>
        <translation>以关闭记忆的方式运行同一模型并并列显示（M）</translation>
    </message>
    <message>
        <source>Analyse again</source>
        <translation>重新分析</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>分析</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on with the next sentence (P)</source>
        <translation>继续下一语句（P）</translation>
    </message>
    <message>
        <source>Stop after the sentence in hand (P)</source>
        <translation>在当前语句之后停止（P）</translation>
    </message>
    <message numerus="yes">
        <source>%n hidden from you</source>
        <translation>
            <numerusform>对您隐藏 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::RunList</name>
    <message>
        <source>Trainings</source>
        <translation>训练列表</translation>
    </message>
</context>
<context>
    <name>undertone::RunPage</name>
    <message>
        <source>Progress of the training</source>
        <translation>训练进度</translation>
    </message>
    <message>
        <source>Share of the steps taken</source>
        <translation>已执行步数的比例</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Keeps a checkpoint and ends the program; it can be resumed at any time</source>
        <translation>保存检查点并结束程序；可随时继续</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Finish now</source>
        <translation>立即结束(&amp;F)</translation>
    </message>
    <message>
        <source>Stops early and writes what was best on the dialogues held back, or else the last step</source>
        <translation>提前停止，并写出在留出对话上最佳的结果，否则写出最后一步</translation>
    </message>
    <message>
        <source>&amp;Open in Undertone</source>
        <translation>在 Undertone 中打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Export the adapter…</source>
        <translation>导出适配器(&amp;E)…</translation>
    </message>
    <message>
        <source>Copies the LoRA as peft reads it</source>
        <translation>按 peft 可读取的形式复制 LoRA</translation>
    </message>
    <message>
        <source>The training cannot be resumed</source>
        <translation>无法继续训练</translation>
    </message>
    <message>
        <source>The training cannot be asked</source>
        <translation>无法与训练通信</translation>
    </message>
    <message>
        <source>The training has failed</source>
        <translation>训练失败</translation>
    </message>
    <message>
        <source>%1, started %2</source>
        <translation>%1，开始于 %2</translation>
    </message>
    <message>
        <source>The model lies in %1</source>
        <translation>模型位于 %1</translation>
    </message>
    <message>
        <source>The base lies in %1; the emotion speech LLM is trained on it next.</source>
        <translation>基础模型位于 %1；接下来在其上训练情感语音 LLM。</translation>
    </message>
    <message>
        <source>asked; it answers after this step</source>
        <translation>已请求；将在此步之后答复</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>learning rate %1</source>
        <translation>学习率 %1</translation>
    </message>
    <message>
        <source>best so far at step %1</source>
        <translation>目前最佳在第 %1 步</translation>
    </message>
    <message>
        <source>The training is a program of its own: close this window, or Undertone, and it goes on. You will find it here again.</source>
        <translation>训练是独立的程序：关闭此窗口或 Undertone 后，它仍会继续。您可以在此处再次找到它。</translation>
    </message>
    <message>
        <source>It stands at a checkpoint. Resumed, it gives the same figures as if it had never stopped (on a CPU, to the bit).</source>
        <translation>它停在一个检查点上。继续后得到的数值与从未停止时相同（在 CPU 上逐位相同）。</translation>
    </message>
    <message>
        <source>Its program has ended without a word: it was killed, or the machine was switched off. Resumed, it goes on from its last checkpoint.</source>
        <translation>其程序未作任何输出就结束了：它被终止，或计算机被关闭。继续后将从最后一个检查点开始。</translation>
    </message>
</context>
<context>
    <name>undertone::SessionList</name>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>已打开</translation>
    </message>
</context>
<context>
    <name>undertone::SessionPage</name>
    <message>
        <source>state</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>recorded on</source>
        <translation>录制于</translation>
    </message>
    <message>
        <source>long</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>kept until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>&amp;Open in the workbench</source>
        <translation>在工作台打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Delete the session…</source>
        <translation>删除会话(&amp;D)…</translation>
    </message>
    <message>
        <source>This cannot be done</source>
        <translation>无法执行</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Marks: %1</source>
        <translation>标记：%1</translation>
    </message>
    <message>
        <source>Responsible: %1</source>
        <translation>负责人：%1</translation>
    </message>
    <message>
        <source>Folder: %1</source>
        <translation>文件夹：%1</translation>
    </message>
    <message>
        <source>Head of the log: %1</source>
        <translation>日志头：%1</translation>
    </message>
    <message>
        <source>The end of its retention has come: delete it. What everyone was promised holds.</source>
        <translation>保存期限已到：请删除。对所有人的承诺必须遵守。</translation>
    </message>
    <message>
        <source>The recording was interrupted. It opens with all but its last 200 ms.</source>
        <translation>录制曾中断。除最后 200 毫秒外均可打开。</translation>
    </message>
    <message>
        <source>Emotions may be inferred here by an exception. %1</source>
        <translation>此处依例外可以推断情绪。%1</translation>
    </message>
    <message>
        <source>agrees to: %1</source>
        <translation>同意：%1</translation>
    </message>
    <message>
        <source>withdrew: %1</source>
        <translation>已撤回：%1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>channel %1</source>
        <translation>声道 %1</translation>
    </message>
    <message>
        <source>sound destroyed</source>
        <translation>声音已销毁</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>回执…</translation>
    </message>
    <message>
        <source>Receipt of %1 as PDF</source>
        <translation>%1 的回执存为 PDF</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Withdraw the consent of %1</source>
        <translation>撤回 %1 的同意</translation>
    </message>
    <message>
        <source>Receipt of %1</source>
        <translation>%1 的回执</translation>
    </message>
    <message>
        <source>receipt.pdf</source>
        <translation>receipt.pdf</translation>
    </message>
    <message>
        <source>The receipt cannot be written</source>
        <translation>无法写入回执</translation>
    </message>
    <message>
        <source>Delete the session</source>
        <translation>删除会话</translation>
    </message>
    <message>
        <source>The keys of this session are destroyed.</source>
        <translation>将销毁此会话的密钥。</translation>
    </message>
    <message>
        <source>Sound, signatures and results can then be read by nobody, in no copy. This cannot be undone.</source>
        <translation>此后任何副本中的声音、签名和结果都无法读取。此操作无法撤销。</translation>
    </message>
    <message>
        <source>De&amp;stroy the keys</source>
        <translation>销毁密钥(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Export sound…</source>
        <translation>导出声音(&amp;E)…</translation>
    </message>
    <message>
        <source>The sound is not exported</source>
        <translation>声音未导出</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>已写入：%1</translation>
    </message>
    <message>
        <source>S&amp;top the export</source>
        <translation>停止导出(&amp;T)</translation>
    </message>
    <message>
        <source>The sound is being written in clear: %1 %</source>
        <translation>正在以未加密形式写出声音：%1 %</translation>
    </message>
    <message>
        <source>%1 does not agree to have the sound shared: it stays in the vault.</source>
        <translation>%1 不同意共享声音：声音留在保险库中。</translation>
    </message>
    <message>
        <source>Export the sound in clear</source>
        <translation>以未加密形式导出声音</translation>
    </message>
    <message>
        <source>session.wav</source>
        <translation>session.wav</translation>
    </message>
    <message>
        <source>WAV (*.wav);;RF64 (*.rf64);;FLAC, 24 bits (*.flac)</source>
        <translation>WAV (*.wav);;RF64 (*.rf64);;FLAC，24 位 (*.flac)</translation>
    </message>
    <message>
        <source>Nothing of this session is used; its keys can still be destroyed</source>
        <translation>此会话的内容不会被使用；其密钥仍可销毁</translation>
    </message>
    <message>
        <source>Delete these models by hand: they were trained on it, and cannot be blocked: %1</source>
        <translation>请手动删除这些模型：它们曾用其训练，且无法封锁：%1</translation>
    </message>
    <message>
        <source>Head of the log that it names: %1</source>
        <translation>回执所载的日志头：%1</translation>
    </message>
</context>
<context>
    <name>undertone::SessionWizard</name>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>回执</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&lt; &amp;Back</source>
        <translation>&lt; 上一步(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Start recording</source>
        <translation>开始录制(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>下一步(&amp;N) &gt;</translation>
    </message>
</context>
<context>
    <name>undertone::SessionsWindow</name>
    <message>
        <source>Ne&amp;w session…</source>
        <translation>新建会话(&amp;W)…</translation>
    </message>
    <message>
        <source>Loc&amp;k now</source>
        <translation>立即锁定(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Vault</source>
        <translation>保险库(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Change the passphrase…</source>
        <translation>更改口令(&amp;C)…</translation>
    </message>
    <message>
        <source>New &amp;recovery sheet…</source>
        <translation>新的恢复单(&amp;R)…</translation>
    </message>
    <message>
        <source>&amp;Lock by itself</source>
        <translation>自动锁定(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Never</source>
        <translation>从不(&amp;N)</translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <translation>
            <numerusform>%n 分钟后</numerusform>
        </translation>
    </message>
    <message>
        <source>Record a conversation that everyone agreed to</source>
        <translation>录制所有人都同意的对话</translation>
    </message>
    <message>
        <source>Each speaker reads what it means and agrees to four uses apart. Sound, names and results are encrypted as they come, and whoever withdraws has their keys destroyed.</source>
        <translation>每位说话人阅读其含义，并就四种用途分别同意。声音、姓名和结果随即加密；撤回者的密钥会被销毁。</translation>
    </message>
    <message>
        <source>&amp;New session…</source>
        <translation>新建会话(&amp;N)…</translation>
    </message>
    <message>
        <source>The recording cannot be started</source>
        <translation>无法开始录制</translation>
    </message>
    <message>
        <source>Recorded sessions</source>
        <translation>录制的会话</translation>
    </message>
    <message>
        <source>%1 – Recorded sessions</source>
        <translation>%1 – 录制的会话</translation>
    </message>
    <message>
        <source>The recording ended by itself</source>
        <translation>录制自行结束</translation>
    </message>
    <message>
        <source>All that was heard until then is kept.</source>
        <translation>此前听到的内容都已保留。</translation>
    </message>
    <message>
        <source>Consent was withdrawn or has run out. The keys of whoever does not want to be recorded any more are destroyed; what else was heard until then is kept.</source>
        <translation>同意已被撤回或已到期。不愿再被录制者的密钥已被销毁；此前录到的其他内容已保留。</translation>
    </message>
    <message>
        <source>Consent was not withdrawn</source>
        <translation>未能撤回同意</translation>
    </message>
    <message>
        <source>The recording goes on. Stop it so that nobody is heard against their will; the consent can be withdrawn in the list of sessions afterwards.</source>
        <translation>录音仍在继续。请停止录音，以免有人在不愿意的情况下被录音；之后可以在会话列表中撤回同意。</translation>
    </message>
    <message>
        <source>Try again in the list of sessions.</source>
        <translation>请在会话列表中重试。</translation>
    </message>
    <message>
        <source>&amp;Stop the recording</source>
        <translation>停止录制(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Go on recording</source>
        <translation>继续录制(&amp;G)</translation>
    </message>
    <message>
        <source>This system does not let keys be kept off the swap disk: encrypt it.</source>
        <translation>此系统无法让密钥远离交换区：请加密交换区。</translation>
    </message>
</context>
<context>
    <name>undertone::SignaturePad</name>
    <message>
        <source>Field for the signature</source>
        <translation>签名区</translation>
    </message>
    <message>
        <source>Sign here with the pointer</source>
        <translation>用指针在此签名</translation>
    </message>
</context>
<context>
    <name>undertone::SpeakersDialog</name>
    <message>
        <source>Find speakers</source>
        <translation>查找说话人</translation>
    </message>
    <message>
        <source>As many as are &amp;found</source>
        <translation>自动确定人数(&amp;F)</translation>
    </message>
    <message>
        <source>E&amp;xactly</source>
        <translation>指定人数(&amp;X)</translation>
    </message>
    <message>
        <source>Number of speakers</source>
        <translation>说话人数</translation>
    </message>
    <message>
        <source>Cut the recording into turns a&amp;new</source>
        <translation>重新将录音切分为话轮(&amp;N)</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Keep the sentences and find who speaks in each (%n)</source>
        <translation>
            <numerusform>保留句子，查明每句由谁说出（%n）(&amp;K)</numerusform>
        </translation>
    </message>
    <message>
        <source>Short turns and several voices at once are often attributed wrongly, so listen before you rely on it. The result is one step that can be undone.</source>
        <translation>较短的话轮和多人同时说话常被错误归属，使用前请先试听。结果作为一个可撤销的步骤。</translation>
    </message>
    <message>
        <source>Find &amp;speakers</source>
        <translation>查找说话人(&amp;S)</translation>
    </message>
    <message>
        <source>Sentences</source>
        <translation>句子</translation>
    </message>
</context>
<context>
    <name>undertone::SpeakersPage</name>
    <message>
        <source>Who speaks</source>
        <translation>谁在说话</translation>
    </message>
    <message>
        <source>Everyone whose voice may be heard. Each is told in their language what the recording means, and agrees by themselves.</source>
        <translation>所有可能被听到声音的人。每个人都会以自己的语言得知录制的含义，并自行同意。</translation>
    </message>
    <message>
        <source>&amp;Add a speaker</source>
        <translation>添加说话人(&amp;A)</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Name of speaker %1</source>
        <translation>说话人 %1 的姓名</translation>
    </message>
    <message>
        <source>Language of speaker %1</source>
        <translation>说话人 %1 的语言</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove speaker %1</source>
        <translation>移除说话人 %1</translation>
    </message>
</context>
<context>
    <name>undertone::SpokenClip</name>
    <message>
        <source>The clip cannot be recorded</source>
        <translation>无法录制片段</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Record the clip</source>
        <translation>录制片段(&amp;R)</translation>
    </message>
    <message>
        <source>%1 s are recorded; half a minute is the most.</source>
        <translation>已录制 %1 秒；最长半分钟。</translation>
    </message>
    <message>
        <source>They choose first what they agree to; to be recorded is part of it.</source>
        <translation>请先由本人选择同意的用途，其中须包括录制。</translation>
    </message>
    <message>
        <source>It stays in memory, and is encrypted with the session.</source>
        <translation>它只保留在内存中，并随会话一起加密。</translation>
    </message>
    <message>
        <source>The clip was spoken for other choices: record it again.</source>
        <translation>该片段是针对其他选择录制的：请重新录制。</translation>
    </message>
    <message>
        <source>A clip of %1 s was recorded.</source>
        <translation>已录制 %1 秒的片段。</translation>
    </message>
    <message>
        <source>Microphone of the clip</source>
        <translation>录音片段的麦克风</translation>
    </message>
    <message>
        <source>%1, channel %2</source>
        <translation>%1，声道 %2</translation>
    </message>
</context>
<context>
    <name>undertone::StorageDialog</name>
    <message>
        <source>&amp;Delete…</source>
        <translation>删除(&amp;D)…</translation>
    </message>
    <message>
        <source>What stays on this disk</source>
        <translation>保留在此磁盘上的内容</translation>
    </message>
    <message>
        <source>Recordings, projects and exports lie where you put them, and are not listed here.</source>
        <translation>录音、项目和导出文件在您存放的位置，不在此列出。</translation>
    </message>
    <message>
        <source>What the program keeps</source>
        <translation>程序保存的内容</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Not all of it could be deleted</source>
        <translation>未能全部删除</translation>
    </message>
    <message>
        <source>Speech codes of recordings</source>
        <translation>录音的语音编码</translation>
    </message>
    <message>
        <source>Interrupted analyses</source>
        <translation>中断的分析</translation>
    </message>
    <message>
        <source>Trainings</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Tokens of a corpus</source>
        <translation>语料库的标记</translation>
    </message>
    <message>
        <source>List of recent files</source>
        <translation>最近文件列表</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Base of a model</source>
        <translation>模型基座</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Recorded session, encrypted</source>
        <translation>录制的会话（已加密）</translation>
    </message>
    <message>
        <source>A voice could be resynthesised from them in part. They are computed again when they are needed.</source>
        <translation>可由此部分重建声音。需要时会重新计算。</translation>
    </message>
    <message>
        <source>Pictures of the sound of recordings. They are drawn again when they are needed.</source>
        <translation>录音声音的图像。需要时会重新绘制。</translation>
    </message>
    <message>
        <source>Results so far, and the memory that was trained on the conversation. These analyses then begin anew.</source>
        <translation>目前的结果，以及根据对话训练的记忆。这些分析随后将从头开始。</translation>
    </message>
    <message>
        <source>Curves and checkpoints of trainings that do not run now. They cannot be resumed then.</source>
        <translation>当前未运行的训练的曲线和检查点。删除后无法继续。</translation>
    </message>
    <message>
        <source>Trainings on this corpus need it. It can be made again from the recordings.</source>
        <translation>使用该语料库的训练需要它。可由录音重新生成。</translation>
    </message>
    <message>
        <source>It cannot be brought back, unless you have a copy.</source>
        <translation>除非您有副本，否则无法恢复。</translation>
    </message>
    <message>
        <source>The window looks as it did at first.</source>
        <translation>窗口恢复到最初的样子。</translation>
    </message>
    <message>
        <source>A session is deleted by destroying its keys: open Recorded sessions, and delete it there.</source>
        <translation>删除会话就是销毁其密钥：请打开“录制的会话”并在那里删除。</translation>
    </message>
    <message>
        <source>Nothing is kept.</source>
        <translation>没有保存任何内容。</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>&amp;Recorded sessions…</source>
        <translation>录制的会话(&amp;R)…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Delete “%1”?</source>
        <translation>删除“%1”？</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>删除(&amp;D)</translation>
    </message>
    <message>
        <source>Waveforms and spectrograms</source>
        <translation>波形和声谱图</translation>
    </message>
    <message>
        <source>Work on a corpus</source>
        <translation>语料库的工作数据</translation>
    </message>
    <message>
        <source>Projects of its dialogues with the labels that you gave there, the model&apos;s results and joined sound. Your labels cannot be brought back; the corpus itself stays.</source>
        <translation>其对话的项目及您在其中所作的标注、模型的结果和拼接的声音。您的标注无法恢复；语料库本身保留不动。</translation>
    </message>
    <message>
        <source>Names of recordings, projects and corpora. The files themselves stay.</source>
        <translation>录音、项目和语料库的名称。文件本身保留不动。</translation>
    </message>
</context>
<context>
    <name>undertone::TableBar</name>
    <message>
        <source>Find in the table</source>
        <translation>在表格中查找</translation>
    </message>
    <message>
        <source>Which sentences the table shows</source>
        <translation>表格显示哪些句子</translation>
    </message>
    <message>
        <source>All sentences</source>
        <translation>所有句子</translation>
    </message>
    <message>
        <source>Memory changes the label</source>
        <translation>记忆改变了标签</translation>
    </message>
    <message>
        <source>Without a label of yours</source>
        <translation>没有您的标签</translation>
    </message>
    <message>
        <source>No label stands out</source>
        <translation>没有突出的标签</translation>
    </message>
    <message>
        <source>Sounds unlike the training</source>
        <translation>听起来不同于训练数据</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Which columns the table shows</source>
        <translation>表格显示哪些列</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Annotators differ</source>
        <translation>标注者不一致</translation>
    </message>
    <message>
        <source>Annotators differ, not decided</source>
        <translation>标注者不一致，未裁定</translation>
    </message>
    <message>
        <source>Picked in the agreement</source>
        <translation>在一致性窗口中选取的句子</translation>
    </message>
    <message>
        <source>most uncertain first</source>
        <translation>最不确定的在前</translation>
    </message>
    <message>
        <source>most changed by memory first</source>
        <translation>受记忆影响最大的在前</translation>
    </message>
    <message>
        <source>Flipped by the replay</source>
        <translation>被重放翻转</translation>
    </message>
    <message>
        <source>The model differs from your label or from others&apos;</source>
        <translation>模型与您或他人的标签不同</translation>
    </message>
</context>
<context>
    <name>undertone::TermsPage</name>
    <message>
        <source>What it is for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Everyone who is recorded reads this beside the notice. It is encrypted with the session.</source>
        <translation>每位被录制者都会在告知旁读到这些内容。它随会话一起加密。</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Name of who is responsible</source>
        <translation>负责人姓名</translation>
    </message>
    <message>
        <source>How to reach them</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Reason of the exception</source>
        <translation>例外的理由</translation>
    </message>
    <message>
        <source>Who claims the exception</source>
        <translation>主张例外的人</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>场合</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Kind of the exception</source>
        <translation>例外的类型</translation>
    </message>
    <message>
        <source>None: emotions are not inferred</source>
        <translation>无：不推断情绪</translation>
    </message>
    <message>
        <source>A medical reason</source>
        <translation>医疗理由</translation>
    </message>
    <message>
        <source>A reason of safety</source>
        <translation>安全理由</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>保存至</translation>
    </message>
    <message>
        <source>What is the recording made for?</source>
        <translation>录制用于什么？</translation>
    </message>
    <message>
        <source>Mail address or telephone</source>
        <translation>电子邮件或电话</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Purpose</source>
        <translation>目的(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Responsible</source>
        <translation>负责人(&amp;R)</translation>
    </message>
    <message>
        <source>C&amp;ontact</source>
        <translation>联系方式(&amp;O)</translation>
    </message>
    <message>
        <source>Kept &amp;until</source>
        <translation>保存至(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Setting</source>
        <translation>场合(&amp;S)</translation>
    </message>
    <message>
        <source>E&amp;xception</source>
        <translation>例外(&amp;X)</translation>
    </message>
    <message>
        <source>Re&amp;ason</source>
        <translation>理由(&amp;A)</translation>
    </message>
    <message>
        <source>C&amp;laimed by</source>
        <translation>主张者(&amp;L)</translation>
    </message>
</context>
<context>
    <name>undertone::TierDialog</name>
    <message>
        <source>Tiers</source>
        <translation>层</translation>
    </message>
    <message>
        <source>Which tiers of %1 are sentences? Each tier is a speaker.</source>
        <translation>%1 的哪些层是语句？每一层对应一位说话人。</translation>
    </message>
    <message>
        <source>Tiers of the segments file</source>
        <translation>分段文件的层</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名称）</translation>
    </message>
    <message numerus="yes">
        <source>%1 – %n segment(s), median length %2 s</source>
        <translation>
            <numerusform>%1 – %n 个分段，长度中位数 %2 秒</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>undertone::TimelineView</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>Waveform, speakers, emotions and loss over time. Tab walks the sentences.</source>
        <translation>波形、说话人、情感和损失随时间的变化。Tab 键在语句间移动。</translation>
    </message>
    <message>
        <source>Scroll the timeline</source>
        <translation>滚动时间线</translation>
    </message>
    <message>
        <source>Open a recording to see its timeline</source>
        <translation>打开录音以查看其时间线</translation>
    </message>
    <message>
        <source>Selected: from %1 to %2</source>
        <translation>已选择：%1 至 %2</translation>
    </message>
</context>
<context>
    <name>undertone::TokenizingPanel</name>
    <message>
        <source>Speech tokenizer</source>
        <translation>语音分词器</translation>
    </message>
    <message>
        <source>Folder of the speech tokenizer that the model will hear with</source>
        <translation>模型用来聆听的语音分词器的文件夹</translation>
    </message>
    <message>
        <source>Split of the corpus</source>
        <translation>语料库的划分</translation>
    </message>
    <message>
        <source>Token file to write</source>
        <translation>要写入的词元文件</translation>
    </message>
    <message>
        <source>Tokens (*.safetensors)</source>
        <translation>词元 (*.safetensors)</translation>
    </message>
    <message>
        <source>Optional: under what licence you hold the corpus; written into the token file</source>
        <translation>可选：您依据何种许可证持有该语料库；会写入词元文件</translation>
    </message>
    <message>
        <source>What you state about the corpus</source>
        <translation>您对该语料库的声明</translation>
    </message>
    <message>
        <source>Speech tokeni&amp;zer</source>
        <translation>语音分词器(&amp;Z)</translation>
    </message>
    <message>
        <source>&amp;Dialogues</source>
        <translation>对话(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Write to</source>
        <translation>写入到(&amp;W)</translation>
    </message>
    <message>
        <source>You &amp;state</source>
        <translation>您的声明(&amp;S)</translation>
    </message>
    <message>
        <source>Dialogues tokenized</source>
        <translation>已词元化的对话</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>停止(&amp;P)</translation>
    </message>
    <message>
        <source>What is done is kept</source>
        <translation>已完成的部分会保留</translation>
    </message>
    <message>
        <source>&amp;Use its tokens</source>
        <translation>使用其词元(&amp;U)</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>The corpus cannot be tokenized</source>
        <translation>无法将语料库词元化</translation>
    </message>
    <message>
        <source>T&amp;okenize</source>
        <translation>词元化(&amp;O)</translation>
    </message>
    <message>
        <source>Another corpus is being tokenized: %1</source>
        <translation>正在对另一个语料库进行词元化：%1</translation>
    </message>
    <message>
        <source>dialogue %1 of %2</source>
        <translation>对话 %1/%2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Reading the corpus…</source>
        <translation>正在读取语料库…</translation>
    </message>
    <message>
        <source>A program of its own: close this window, or Undertone, and it goes on.</source>
        <translation>独立的程序：关闭此窗口或 Undertone 后，它仍会继续。</translation>
    </message>
    <message>
        <source>G&amp;o on</source>
        <translation>继续(&amp;O)</translation>
    </message>
    <message>
        <source>Stopped at %1. What is done is kept.</source>
        <translation>停止于%1。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Stopped. What is done is kept.</source>
        <translation>已停止。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>Try &amp;again</source>
        <translation>重试(&amp;A)</translation>
    </message>
    <message>
        <source>Ended at %1. What is done is kept.</source>
        <translation>结束于%1。已完成的部分会保留。</translation>
    </message>
    <message>
        <source>T&amp;okenize again</source>
        <translation>重新词元化(&amp;O)</translation>
    </message>
    <message>
        <source>Tokenized before, into %1</source>
        <translation>以前已词元化，写入 %1</translation>
    </message>
</context>
<context>
    <name>undertone::Tour</name>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingCurves</name>
    <message>
        <source>Loss (nats)</source>
        <translation>损失（nat）</translation>
    </message>
    <message>
        <source>UA (%)</source>
        <translation>UA（%）</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步</translation>
    </message>
    <message>
        <source>%1 now %2</source>
        <translation>%1 当前 %2</translation>
    </message>
    <message>
        <source>Curves over steps. %1</source>
        <translation>随步数变化的曲线。%1</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingRunsWindow</name>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>The adapter cannot be exported</source>
        <translation>无法导出适配器</translation>
    </message>
    <message>
        <source>New trainin&amp;g…</source>
        <translation>新建训练(&amp;G)…</translation>
    </message>
    <message>
        <source>Select two or more to compare them.</source>
        <translation>选择两个或更多以进行对比。</translation>
    </message>
    <message>
        <source>Train a model of your own</source>
        <translation>训练自己的模型</translation>
    </message>
    <message>
        <source>From dialogues as speech tokens to a model that this program runs. A training is a program of its own: it goes on when this window is closed, can be paused and resumed, and gives the same figures from the command line.</source>
        <translation>从语音词元形式的对话到本程序可运行的模型。训练是独立的程序：关闭此窗口后仍会继续，可以暂停和恢复，并与命令行得到相同的数值。</translation>
    </message>
    <message>
        <source>New &amp;training…</source>
        <translation>新建训练(&amp;T)…</translation>
    </message>
    <message>
        <source>Folder for the adapter</source>
        <translation>适配器的文件夹</translation>
    </message>
</context>
<context>
    <name>undertone::TrainingWizard</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&lt; Bac&amp;k</source>
        <translation>&lt; 上一步(&amp;K)</translation>
    </message>
    <message>
        <source>Corpus</source>
        <translation>语料库</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Estimate</source>
        <translation>估计</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>The training cannot be started</source>
        <translation>无法开始训练</translation>
    </message>
    <message>
        <source>&amp;Start training</source>
        <translation>开始训练(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Next &gt;</source>
        <translation>下一步(&amp;N) &gt;</translation>
    </message>
</context>
<context>
    <name>undertone::TransportBar</name>
    <message>
        <source>Previous sentence</source>
        <translation>上一语句</translation>
    </message>
    <message>
        <source>Previous sentence (Shift+Tab in the timeline)</source>
        <translation>上一语句（时间线中按 Shift+Tab）</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play or pause (Space)</source>
        <translation>播放或暂停（空格键）</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop and go back to the start</source>
        <translation>停止并回到开头</translation>
    </message>
    <message>
        <source>Next sentence</source>
        <translation>下一语句</translation>
    </message>
    <message>
        <source>Next sentence (Tab in the timeline)</source>
        <translation>下一语句（时间线中按 Tab）</translation>
    </message>
    <message>
        <source>Position</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Follow the playhead</source>
        <translation>跟随播放位置</translation>
    </message>
    <message>
        <source>Scroll along while playing</source>
        <translation>播放时随之滚动</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Zoom out (Ctrl+−)</source>
        <translation>缩小（Ctrl+−）</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom in (Ctrl++)</source>
        <translation>放大（Ctrl++）</translation>
    </message>
    <message>
        <source>Whole recording</source>
        <translation>整段录音</translation>
    </message>
    <message>
        <source>Show the whole recording (Ctrl+0)</source>
        <translation>显示整段录音（Ctrl+0）</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Loop</source>
        <translation>循环</translation>
    </message>
    <message>
        <source>Repeat the selected sentences (L)</source>
        <translation>重复所选语句 (L)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>音量</translation>
    </message>
    <message>
        <source>Speed, at the same pitch (, slower, . faster)</source>
        <translation>速度，音高不变（, 更慢，. 更快）</translation>
    </message>
    <message>
        <source>Speed: %1</source>
        <translation>速度：%1</translation>
    </message>
    <message>
        <source>, %1 s selected</source>
        <translation>，已选 %1 秒</translation>
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
        <translation>%1：尚未分析</translation>
    </message>
    <message>
        <source>%1: %2, too short to trust</source>
        <translation>%1：%2，太短而不可信</translation>
    </message>
    <message>
        <source>%1: %2, differs</source>
        <translation>%1：%2，不同</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Shorter than %1 s: too short to trust.</source>
        <translation>短于 %1 秒：太短而不可信。</translation>
    </message>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Emotion</source>
        <translation>情感</translation>
    </message>
    <message>
        <source>Probability</source>
        <translation>概率</translation>
    </message>
    <message>
        <source>Memory off</source>
        <translation>关闭记忆</translation>
    </message>
    <message>
        <source>Loss before</source>
        <translation>之前的损失</translation>
    </message>
    <message>
        <source>Loss after</source>
        <translation>之后的损失</translation>
    </message>
    <message>
        <source>Update norm</source>
        <translation>更新范数</translation>
    </message>
    <message>
        <source>Sentence, in reading order</source>
        <translation>语句，按阅读顺序</translation>
    </message>
    <message>
        <source>Start and end in the recording</source>
        <translation>在录音中的起点和终点</translation>
    </message>
    <message>
        <source>As the segments file names the speaker</source>
        <translation>分段文件中的说话人名称</translation>
    </message>
    <message>
        <source>The most probable label: a machine&apos;s estimate</source>
        <translation>最可能的标签：机器的估计</translation>
    </message>
    <message>
        <source>Probability of that label, 0 to 1</source>
        <translation>该标签的概率，0 至 1</translation>
    </message>
    <message>
        <source>The label of the same model without memory</source>
        <translation>同一模型在没有记忆时的标签</translation>
    </message>
    <message>
        <source>Loss of this sentence before the memory step that wrote it, nats per token</source>
        <translation>此语句在写入记忆的步骤之前的损失，每词元 nat 数</translation>
    </message>
    <message>
        <source>Loss of this sentence after that step, nats per token</source>
        <translation>此语句在该步骤之后的损失，每词元 nat 数</translation>
    </message>
    <message>
        <source>Size (L2 norm) of that step&apos;s change of the temporary LoRA</source>
        <translation>该步骤对临时 LoRA 的改变量的大小（L2 范数）</translation>
    </message>
    <message>
        <source>%1: nothing yet</source>
        <translation>%1：尚无内容</translation>
    </message>
    <message>
        <source>Your label</source>
        <translation>您的标签</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Your own label: select sentences and press 1 to 9</source>
        <translation>您自己的标签：选择语句并按 1 至 9</translation>
    </message>
    <message>
        <source>What is said, as far as somebody wrote it down</source>
        <translation>所说内容，以已有的文字记录为准</translation>
    </message>
    <message>
        <source>%1: %2, unsure</source>
        <translation>%1：%2，不确定</translation>
    </message>
    <message>
        <source>No label stands out.</source>
        <translation>没有突出的标签。</translation>
    </message>
    <message>
        <source>Given before others&apos; labels were seen.</source>
        <translation>在看到他人标签之前给出。</translation>
    </message>
</context>
<context>
    <name>undertone::UtteranceTable</name>
    <message>
        <source>Sentences</source>
        <translation>语句</translation>
    </message>
    <message>
        <source>The same content as the timeline, one row per sentence</source>
        <translation>与时间线内容相同，每个语句一行</translation>
    </message>
    <message>
        <source>Sentences appear here as they are found and analysed.</source>
        <translation>找到并分析的语句将在此处显示。</translation>
    </message>
    <message>
        <source>No sentence is as asked for.</source>
        <translation>没有符合条件的句子。</translation>
    </message>
</context>
<context>
    <name>undertone::VaultPage</name>
    <message>
        <source>Folder of the sessions</source>
        <translation>会话文件夹</translation>
    </message>
    <message>
        <source>&amp;Use the recovery sheet…</source>
        <translation>使用恢复单(&amp;U)…</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>再次输入同一口令</translation>
    </message>
    <message>
        <source>The passphrase is being checked</source>
        <translation>正在检查口令</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>The same a&amp;gain</source>
        <translation>再次输入(&amp;G)</translation>
    </message>
    <message>
        <source>Open the vault</source>
        <translation>打开保险库</translation>
    </message>
    <message>
        <source>A new vault</source>
        <translation>新保险库</translation>
    </message>
    <message>
        <source>The passphrase is being checked. That takes about a second on purpose: whoever guesses pays it for each guess.</source>
        <translation>正在检查口令。这会有意花费约一秒：猜测者每猜一次都要付出这个代价。</translation>
    </message>
    <message>
        <source>Sound, names and results of the sessions in this folder are encrypted. The passphrase opens them, and the recovery sheet does.</source>
        <translation>此文件夹中会话的声音、姓名和结果均已加密。口令可以打开，恢复单也可以。</translation>
    </message>
    <message>
        <source>Recorded sessions are kept in a folder that is encrypted under one passphrase. Without it, and without the recovery sheet that is printed next, nobody can open them again. Take several words that nobody would guess.</source>
        <translation>录制的会话保存在用一个口令加密的文件夹中。没有口令，也没有随后打印的恢复单，谁都无法再打开。请使用几个别人猜不到的词。</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Make the vault</source>
        <translation>创建保险库(&amp;M)</translation>
    </message>
    <message>
        <source>This system does not let keys be kept off the swap disk: encrypt it.</source>
        <translation>此系统无法让密钥远离交换区：请加密交换区。</translation>
    </message>
    <message>
        <source>A passphrase needs at least %1 characters.</source>
        <translation>口令至少需要 %1 个字符。</translation>
    </message>
    <message>
        <source>The two passphrases differ.</source>
        <translation>两次输入的口令不同。</translation>
    </message>
    <message>
        <source>The vault cannot be opened</source>
        <translation>无法打开保险库</translation>
    </message>
</context>
<context>
    <name>undertone::WithdrawDialog</name>
    <message>
        <source>&amp;Withdraw</source>
        <translation>撤回(&amp;W)</translation>
    </message>
    <message>
        <source>Withdraw consent</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>%1 does not agree any more to:</source>
        <translation>%1 不再同意：</translation>
    </message>
    <message>
        <source>The whole channel is destroyed, with the other voices on it, and so is what shows how they agreed and every result of the session. The results of the others can be computed again.</source>
        <translation>整个声道连同其中的其他声音都会被销毁，其同意的证明和会话的所有结果也一样。其他人的结果可以重新计算。</translation>
    </message>
    <message>
        <source>Their sound is destroyed, and so is what shows how they agreed and every result of the session. The results of the others can be computed again.</source>
        <translation>其声音会被销毁，其同意的证明和会话的所有结果也一样。其他人的结果可以重新计算。</translation>
    </message>
    <message>
        <source>The sound stays. Every result of the session is destroyed, and can be computed again where all agree to it.</source>
        <translation>声音会保留。会话的所有结果都会被销毁，在所有人同意时可以重新计算。</translation>
    </message>
    <message>
        <source>Work that goes on stops within a second, also in other programs. This cannot be undone.</source>
        <translation>正在进行的工作会在一秒内停止，其他程序中也是。此操作无法撤销。</translation>
    </message>
    <message>
        <source>The others on the channel want to &amp;keep their own sentences</source>
        <translation>该声道的其他人希望保留自己的句子(&amp;K)</translation>
    </message>
    <message>
        <source>Only the sentences that belong to the others in the session are kept, without whatever lies within half a second of theirs. Everything else in the channel is destroyed, and so is what shows how they agreed and every result of the session. First check that each sentence has the right speaker.</source>
        <translation>只保留会话中属于其他人的句子，且不包括与此人句子相距半秒以内的部分。声道中的其余内容都会被销毁，此人同意的证明和会话的全部结果也会被销毁。请先检查每个句子的说话人是否正确。</translation>
    </message>
    <message>
        <source>Labels and texts of their sentences are destroyed, and those of sentences without a speaker; those of the others stay.</source>
        <translation>此人句子的标签和文本会被销毁，没有说话人的句子也一样；其他人的会保留。</translation>
    </message>
</context>
</TS>
