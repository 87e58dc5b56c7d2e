// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

namespace undertone {

/// Two clusters that became one. Points are 0 to n - 1, the cluster of the merge m is n + m.
struct ClusterMerge {
    std::size_t first = 0;
    std::size_t second = 0;
    double distance = 0.0;  ///< mean distance of their points
};

/// Agglomerative clustering with average linkage (UPGMA) by nearest-neighbour chains: n - 1 merges by rising distance, as scipy's
/// linkage(..., "average") gives them. `distances` (n, n), symmetric; its content is used up. Time and memory are of order n^2.
std::vector<ClusterMerge> averageLinkage(std::vector<float> distances, std::size_t points);

/// The cluster of each point where only merges of at most that distance are made; clusters are numbered by their first points.
std::vector<int> cutAtDistance(const std::vector<ClusterMerge>& merges, std::size_t points, double distance);

/// The same with so many clusters, at most one for each point.
std::vector<int> cutIntoClusters(const std::vector<ClusterMerge>& merges, std::size_t points, std::size_t clusters);

}  // namespace undertone
