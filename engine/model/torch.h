// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the engine uses of LibTorch: tensors, autograd, threads. The whole of <torch/torch.h> (modules, optimizers, data loaders,
// TorchScript) doubles what a file costs to compile; a file that needs a module includes that module's header.

#include <torch/autograd.h>
#include <torch/cuda.h>
#include <torch/fft.h>
#include <torch/types.h>
#include <torch/utils.h>
