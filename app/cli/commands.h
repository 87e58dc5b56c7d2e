// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command_line.h"

namespace undertone {

// Each adds one subcommand to `parent`: its options, and a callback that sets context.action.
void addAnalyzeCommand(CLI::App& parent, CommandContext& context);
void addDiarizeCommand(CLI::App& parent, CommandContext& context);
void addExportCommand(CLI::App& parent, CommandContext& context);
/// `project`: new, info, agreement, export.
void addProjectCommand(CLI::App& parent, CommandContext& context);
void addTokenizeCommand(CLI::App& parent, CommandContext& context);
void addModelCommand(CLI::App& parent, CommandContext& context);
void addSelfcheckCommand(CLI::App& parent, CommandContext& context);
void addCorpusCommand(CLI::App& parent, CommandContext& context);
void addEvaluateCommand(CLI::App& parent, CommandContext& context);
void addStudyCommand(CLI::App& parent, CommandContext& context);
void addRecordCommand(CLI::App& parent, CommandContext& context);
/// `consent`: show, withdraw, notice.
void addConsentCommand(CLI::App& parent, CommandContext& context);
/// `vault`: create, change-passphrase, recover, recovery-sheet, list, expire, export.
void addVaultCommand(CLI::App& parent, CommandContext& context);
/// `audit`: verify.
void addAuditCommand(CLI::App& parent, CommandContext& context);
/// `report` and `audit` of `corpus`.
void addCorpusReportCommands(CLI::App& corpus, CommandContext& context);
/// `tokenize` of `corpus`.
void addCorpusTokenizeCommand(CLI::App& corpus, CommandContext& context);
/// `clips` of `corpus`.
void addCorpusClipsCommand(CLI::App& corpus, CommandContext& context);
/// `merge` of `corpus`.
void addCorpusMergeCommand(CLI::App& corpus, CommandContext& context);
/// `build` of `model`.
void addModelListCommands(CLI::App& model, CommandContext& context);
void addModelBuildCommand(CLI::App& model, CommandContext& context);
/// `calibrate` of `model`.
void addModelCalibrateCommand(CLI::App& model, CommandContext& context);
void addModelFamiliarityCommand(CLI::App& model, CommandContext& context);
/// `train`, with the stages below as its subcommands.
void addTrainCommand(CLI::App& parent, CommandContext& context);
void addTrainTokenizerCommand(CLI::App& train, CommandContext& context);
void addTrainBaseCommand(CLI::App& train, CommandContext& context);
void addTrainSllmCommand(CLI::App& train, CommandContext& context);
void addTrainClassifierCommand(CLI::App& train, CommandContext& context);
/// `runs` of `train`: what has been trained with --run, and how it goes.
void addTrainRunsCommand(CLI::App& train, CommandContext& context);

}  // namespace undertone
